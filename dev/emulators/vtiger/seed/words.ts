/** Where people and companies live: street pattern, postal code pattern (# is a digit) and towns of a country. */
export interface Country {
	name: string;
	dial: string;
	domain: string;
	street: ( name: string, number: number ) => string;
	streets: string[];
	code: string;
	towns: [ town: string, state: string ][];
	firstNames: string[];
	lastNames: string[];
	company: string[];
}

export const COUNTRIES: Country[] = [
	{
		name: 'Germany',
		dial: '+49',
		domain: 'de',
		street: ( name, number ) => `${ name } ${ number }`,
		streets: [
			'Hauptstraße',
			'Lindenweg',
			'Goethestraße',
			'Am Mühlbach',
			'Bahnhofstraße',
			'Königsallee',
		],
		code: '#####',
		towns: [
			[ 'Köln', 'Nordrhein-Westfalen' ],
			[ 'München', 'Bayern' ],
			[ 'Leipzig', 'Sachsen' ],
			[ 'Kiel', 'Schleswig-Holstein' ],
			[ 'Tübingen', 'Baden-Württemberg' ],
		],
		firstNames: [ 'Jürgen', 'Anke', 'Matthias', 'Ulrike', 'Jonas', 'Käthe', 'Florian', 'Silke' ],
		lastNames: [ 'Müller', 'Schäfer', 'Krause', 'Weiß', 'Vogel', 'Brandt', 'Köhler', 'Lindner' ],
		company: [ 'GmbH', 'GmbH & Co. KG', 'AG' ],
	},
	{
		name: 'France',
		dial: '+33',
		domain: 'fr',
		street: ( name, number ) => `${ number } ${ name }`,
		streets: [
			'rue de la République',
			'avenue Jean Jaurès',
			"place de l'Église",
			'rue du Château',
			'boulevard Voltaire',
		],
		code: '#####',
		towns: [
			[ 'Lyon', 'Auvergne-Rhône-Alpes' ],
			[ 'Nantes', 'Pays de la Loire' ],
			[ 'Besançon', 'Bourgogne-Franche-Comté' ],
			[ 'Lille', 'Hauts-de-France' ],
		],
		firstNames: [ 'Chloé', 'Étienne', 'Margaux', 'François', 'Hélène', 'Théo', 'Noémie', 'Benoît' ],
		lastNames: [ 'Lefèvre', 'Moreau', "d'Aubigné", 'Girard', 'Fournier', 'Côté', 'Renaud', 'Baptiste' ],
		company: [ 'SARL', 'SAS', 'SA' ],
	},
	{
		name: 'Spain',
		dial: '+34',
		domain: 'es',
		street: ( name, number ) => `${ name }, ${ number }`,
		streets: [
			'Calle Mayor',
			'Calle de Alcalá',
			'Avenida de la Constitución',
			'Plaza del Ángel',
			'Paseo Marítimo',
		],
		code: '#####',
		towns: [
			[ 'Sevilla', 'Andalucía' ],
			[ 'A Coruña', 'Galicia' ],
			[ 'Zaragoza', 'Aragón' ],
			[ 'Málaga', 'Andalucía' ],
		],
		firstNames: [ 'Íñigo', 'María José', 'Begoña', 'Álvaro', 'Lucía', 'Javier', 'Nuria', 'Andrés' ],
		lastNames: [ 'Muñoz', 'García López', 'Ibáñez', 'Peña', 'Ortega', 'Núñez', 'Serrano', 'Vázquez' ],
		company: [ 'S.L.', 'S.A.', 'e Hijos' ],
	},
	{
		name: 'Poland',
		dial: '+48',
		domain: 'pl',
		street: ( name, number ) => `ul. ${ name } ${ number }`,
		streets: [ 'Długa', 'Piotrkowska', 'Świętojańska', 'Krakowska', 'Łąkowa' ],
		code: '##-###',
		towns: [
			[ 'Łódź', 'łódzkie' ],
			[ 'Kraków', 'małopolskie' ],
			[ 'Gdańsk', 'pomorskie' ],
			[ 'Wrocław', 'dolnośląskie' ],
		],
		firstNames: [ 'Zofia', 'Łukasz', 'Agnieszka', 'Paweł', 'Małgorzata', 'Wojciech', 'Ewa', 'Michał' ],
		lastNames: [
			'Wiśniewska',
			'Kowalczyk',
			'Zając',
			'Szymański',
			'Dąbrowski',
			'Wójcik',
			'Król',
			'Gołąb',
		],
		company: [ 'Sp. z o.o.', 'S.A.', 'i Wspólnicy' ],
	},
	{
		name: 'Sweden',
		dial: '+46',
		domain: 'se',
		street: ( name, number ) => `${ name } ${ number }`,
		streets: [ 'Drottninggatan', 'Björkvägen', 'Storgatan', 'Ängsvägen', 'Södra Hamngatan' ],
		code: '### ##',
		towns: [
			[ 'Malmö', 'Skåne län' ],
			[ 'Göteborg', 'Västra Götalands län' ],
			[ 'Umeå', 'Västerbottens län' ],
			[ 'Örebro', 'Örebro län' ],
		],
		firstNames: [ 'Åsa', 'Björn', 'Linnéa', 'Göran', 'Maja', 'Oskar', 'Ingrid', 'Sören' ],
		lastNames: [ 'Åkesson', 'Lindqvist', 'Öberg', 'Nyström', 'Hedlund', 'Sjögren', 'Ek', 'Bergström' ],
		company: [ 'AB', 'HB', '& Söner AB' ],
	},
	{
		name: 'Ireland',
		dial: '+353',
		domain: 'ie',
		street: ( name, number ) => `${ number } ${ name }`,
		streets: [ 'Main Street', "St. Stephen's Green", 'Harbour Road', 'Church Lane', 'Ormond Quay' ],
		code: 'D0# X###',
		towns: [
			[ 'Dublin', 'Co. Dublin' ],
			[ 'Galway', 'Co. Galway' ],
			[ 'Cork', 'Co. Cork' ],
			[ 'Dún Laoghaire', 'Co. Dublin' ],
		],
		firstNames: [ 'Aoife', 'Conor', 'Niamh', 'Seán', 'Róisín', 'Declan', 'Sinéad', 'Oisín' ],
		lastNames: [
			"O'Brien",
			'Murphy',
			"O'Shea",
			'Kavanagh',
			'Byrne',
			'McCarthy',
			'Ní Dhomhnaill',
			'Walsh',
		],
		company: [ 'Ltd.', '& Sons', 'Teoranta' ],
	},
];

export const TRADES = [
	'Medien',
	'Textil',
	'Bau',
	'Wine',
	'Tools',
	'Optik',
	'Maritime',
	'Forêt',
	'Garden',
	'Logistik',
	'Papier',
	'Möbel',
];

/** What the products are made of: adjectives, materials and things with their category and a price range. */
export const ADJECTIVES = [
	'Folding',
	'Sturdy',
	'Compact',
	'Classic',
	'Light',
	'Round',
	'Nordic',
	'Large',
	'Small',
	'Heavy-duty',
];
export const MATERIALS = [ 'Oak', 'Steel', 'Linen', 'Ceramic', 'Wool', 'Bamboo', 'Copper', 'Felt' ];
export const THINGS: [ thing: string, category: string, low: number, high: number ][] = [
	[ 'Chair', 'Office', 39, 249 ],
	[ 'Desk Lamp', 'Office', 19, 129 ],
	[ 'Notebook', 'Office', 3, 24 ],
	[ 'Rain Jacket', 'Clothing', 49, 189 ],
	[ 'Scarf', 'Clothing', 12, 59 ],
	[ 'Teapot', 'Kitchen', 18, 79 ],
	[ 'Bread Knife', 'Kitchen', 15, 99 ],
	[ 'Cutting Board', 'Kitchen', 12, 69 ],
	[ 'Watering Can', 'Garden', 9, 49 ],
	[ 'Garden Bench', 'Garden', 89, 499 ],
	[ 'Hand Trowel', 'Garden', 6, 29 ],
	[ 'Camping Stove', 'Outdoor', 29, 149 ],
	[ 'Hammock', 'Outdoor', 24, 119 ],
	[ 'Claw Hammer', 'Tools', 11, 49 ],
	[ 'Toolbox', 'Tools', 25, 139 ],
];

export const REMARKS = [
	'',
	'',
	'',
	'Prefers to be called in the morning.',
	'Met at the trade fair in Hannover.',
	'Pays within 14 days.\nAsk for Mrs. "K." at the desk.',
];
