package gazetteer

import "strings"

// BuiltLikeName reports whether folded is built as names of people and places
// are in some languages, with a beginning or an end that hardly any other word
// has: "adewumisola", "korzeniowska", "grimblethwaite". It is for the names
// that are in no list, of which these languages have more than any list, and
// it says no more than that: 1 in 1,000 rare words is built so too. Words that
// Common knows are not.
func (l *Lists) BuiltLikeName(folded string) bool {
	if len(folded) < 6 || l.Common(folded) > 0 {
		return false
	}
	for _, b := range nameBeginnings {
		if len(folded) >= len(b)+2 && strings.HasPrefix(folded, b) {
			return true
		}
	}
	for _, e := range nameEnds {
		if len(folded) >= len(e)+2 && strings.HasSuffix(folded, e) {
			return true
		}
	}
	return false
}

// nameBeginnings are parts of names that stand first: Yoruba; Igbo and Akan;
// Arabic, Somali, Tigrinya and Amharic; Gaelic, Greek, Tamil and Sinhala; and
// Welsh, Irish and Scottish places.
var nameBeginnings = [...]string{
	"adeb", "adedo", "adef", "adeg", "adej", "adek", "adel", "adem", "adeni", "adeo", "ades", "adet", "adew", "adey",
	"akin", "ayo", "babat", "ogun", "olaj", "olan", "olat", "olu", "omot", "oye",
	"chiam", "chidi", "chukwu", "ifea", "kwa", "nkech", "nnam", "nwa", "obia", "oke", "onye", "ugoch", "uzo",
	"abdel", "abdi", "abdul", "abdur", "gebre", "ghebre", "haile", "tesfa", "woldeg", "woldem",
	"hadji", "jaya", "macd", "macg", "mcc", "mcd", "mcf", "mcg", "mck", "mcl", "mcm", "mcn", "mcp", "papad", "rajap",
	"siva", "wickrama", "wijes",
	"auchter", "bally", "llan", "strathc", "strathm",
}

// nameEnds are endings of names, most of which say "of", "child of" or what
// stood at a place: Polish; Romanian and Slavic; Georgian, Greek, Nordic and
// Baltic; Sikh, Sinhala and Tamil; Turkish, Arabic and Persian; English.
var nameEnds = [...]string{
	"czak", "czyk", "ecka", "ecki", "ewska", "ewski", "inska", "inski", "owska", "owski", "ucki", "wicz", "ynska", "ynski",
	"chuk", "enko", "escu", "evic", "evich", "evsky", "oiu", "ovic", "ovich", "ovsky",
	"adze", "idze", "shvili", "akis", "iadis", "opoulos", "opoulou", "poulos", "dottir", "quist", "sson", "aitis",
	"auskas", "auskiene", "eviciene", "evicius",
	"deep", "jeet", "jinder", "minder", "preet", "vinder", "winder", "lingam", "nathan", "ratne", "singhe", "swamy", "wardena",
	"bhai", "nejad", "oglu", "pour", "uddin", "ullah", "zadeh",
	"borough", "bottom", "caster", "chester", "combe", "hampton", "hurst", "ingham", "ington", "minster", "shaw", "thorpe",
	"thwaite", "worth",
}
