export const JSON_TYPE = 'text/json;charset=UTF-8';
export const HTML_TYPE = 'text/html; charset=UTF-8';
