/** Runs the PHP steps of dev/env/site/steps inside the site, over HTTP, so that they work in any kind of server. */
export class Steps {
	constructor(
		readonly url: string,
		private readonly token: string
	) {}

	async run< T >( step: string, args: object = {} ): Promise< T > {
		const response = await fetch(
			`${ this.url }/index.php?demo-step=${ step }`,
			{
				method: 'POST',
				headers: {
					'x-demo-token': this.token,
					'content-type': 'application/json',
				},
				body: JSON.stringify( args ),
			}
		);
		const text = await response.text();
		let answer: { result?: T; error?: string };
		try {
			answer = JSON.parse( text );
		} catch {
			throw new Error(
				`The shop answered ${ response.status } to the step "${ step }": ${ text.slice( 0, 400 ) }`
			);
		}
		if ( answer.error !== undefined ) {
			throw new Error(
				`The step "${ step }" failed in the shop: ${ answer.error }`
			);
		}
		return answer.result as T;
	}
}
