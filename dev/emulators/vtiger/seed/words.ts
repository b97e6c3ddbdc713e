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
export const MATERIALS = [
	'Oak',
	'Steel',
	'Linen',
	'Ceramic',
	'Wool',
	'Bamboo',
	'Copper',
	'Felt',
];
export const THINGS: [
	thing: string,
	category: string,
	low: number,
	high: number,
][] = [
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
