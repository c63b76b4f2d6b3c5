package lexis

import "strings"

// The lists are constants of lower-case words between spaces: they are asked
// for a handful of words, never for every word of a text.

// honorifics stand before a name and stay in the text.
const honorifics = " mr mister mrs ms miss mx dr doctor prof professor sir dame lord lady rev revd reverend senor senora senorita monsieur madame mademoiselle herr frau signor signora captain senator sergeant inspector constable colonel corporal lieutenant commander admiral superintendent" +
	" father sister brother nurse matron pastor imam rabbi cllr councillor auntie aunty aunt uncle nan nana gran grandad grandma missus master "

// particles are the small words inside a surname.
const particles = " de da do dos das del della di du van von der den ter ten la le al el bin ibn bint ben ap ab ferch ni nic ui o y e st zu "

// functionWords would wreck every text if they were taken for names in lower
// case, or as a mere part of a name.
const functionWords = " a about after again all also always am an and another any are as at away back be because been before but by" +
	" came can come could did do does done down each else even ever every few for from get go goes got had has have he her here" +
	" hers him his how i if in into is it its just last let like little long lot made make man many me men might more most much must my" +
	" never new no nor not now of off oh ok old on once one only or other our out over own put said same saw say says see seen set she" +
	" should so some soon still such take tell than that the their them then there these they thing things think this those three" +
	" through to too two um under until up upon us use used very was way we well went were what when where which while who whose why with" +
	" would yes yet you your ah er eh ha hi la ma pa per via vs ye yo "

// everydayWords are names and words both.
const everydayWords = " abbot ace amber angel april archer ash aster august autumn baker ball banks barber basil bay bean beck bell berry bill birch" +
	" bird bishop black blue bond booth bow bower bowl brand bridge brook brooks brown buck bud burns bush butcher butler cane carol carpenter carter cash chance" +
	" chase cherry christian church clay cliff close coal coast cole coles cook coral crane cross crow curry daisy dale dawn day dean dear" +
	" dick dolly don drew duke dusty earl early east eve faith farmer fern field finch fish fisher flint flora flower ford forest fort foster fox frank" +
	" free french frost gale gene gentle ginger glen gold good grace grant gray green grey grove guy hail hale hall ham hand harper hart hazel" +
	" heath heather heaven hedge hill holly honey hood hope hopper house hunt hunter iris iron ivy jack jade jasmine jay jet jewel josh joy june" +
	" keen key kind king knight lake lamb land lane lark laurel law lee lily lock lodge loft love low luck major march marine mark marsh mason" +
	" may mead mercy mercer merry mike mill miller milly mine mint miles moon moor moore moss north oak olive page park patience pat pearl peg penny pepper pike piper" +
	" pitt pole pond pool poppy porter potter power price pride prince prior prudence quick rain rake ram rank ray read reading red reed rich ridge ring" +
	" rise rob robin rock rod rose rosemary rowan royal ruby rush rusty sage salt sandy savage scarlet self sharp shaw shepherd shore short" +
	" silver sky skip small smart smith snow south spark spring star steel stone storm street strong sue summer summers swan swift tailor taylor temper" +
	" temple thorn tiger tom tower town trinity tucker turner twist vale victor violet wade waite walker wall walls ward warden water waters weaver webb wells west" +
	" wheeler white wick wild will willow winter wise wish wolf wood woods woody worth wren young art barry bob bobby harry jerry jimmy nick" +
	" patsy ron sally sandwich tilly toby trace tracy van wally warren max rex jean jeans lance lace melody minor nell opal page ports clarity"

// calendar words have a capital inside a sentence and name nobody; April and
// June are left out, being people too.
const calendar = " monday tuesday wednesday thursday friday saturday sunday january february march may july" +
	" august september october november december mondays tuesdays wednesdays thursdays fridays saturdays sundays christmas easter "

func listed(list, word string) bool {
	return strings.Contains(list, " "+word+" ")
}

// IsHonorific reports whether word is a title or a word for a relative that
// stands before a name.
func IsHonorific(word string) bool { return listed(honorifics, word) }

// IsAbbreviatedTitle reports whether word is a title after which a full stop may
// stand before the name.
func IsAbbreviatedTitle(word string) bool {
	return listed(" mr mrs ms mx dr prof rev revd cllr ", word)
}

// IsParticle reports whether word is a small word inside a surname ("van").
func IsParticle(word string) bool { return listed(particles, word) }

// IsFunction reports whether word is one of those without which no text is
// written ("the", "will", "me").
func IsFunction(word string) bool { return listed(functionWords, word) }

// IsEveryday reports whether word is a name and an ordinary word both.
func IsEveryday(word string) bool { return IsFunction(word) || listed(everydayWords+" ", word) }

// IsCalendar reports whether word names a day, month or feast.
func IsCalendar(word string) bool { return listed(calendar, word) }

// IsClitic reports whether letters after an apostrophe are an ending and not
// part of a name.
func IsClitic(letters string) bool {
	return listed(" s d ll ve re m t es ", letters)
}

// IsFixedContraction knows the words with an apostrophe whose sides are short
// names too, and whose end is no clitic.
func IsFixedContraction(word string) bool {
	return listed(" ma'am mam'selle o'clock y'all d'you g'day ne'er e'er o'er in't i'n't rock'n ha'penny bo'sun ", word)
}

// The lists themselves, in no order, for those who ask about every word of a
// text.

// Honorifics gives the words of which IsHonorific is true.
func Honorifics() []string { return strings.Fields(honorifics) }

// Particles gives the words of which IsParticle is true.
func Particles() []string { return strings.Fields(particles) }

// Functions gives the words of which IsFunction is true.
func Functions() []string { return strings.Fields(functionWords) }

// Everyday gives the words that are names and ordinary words.
func Everyday() []string { return strings.Fields(everydayWords) }

// Calendar gives the words of which IsCalendar is true.
func Calendar() []string { return strings.Fields(calendar) }

// Roles gives the words of which role labels are made.
func Roles() []string { return strings.Fields(roles) }
