package detect

import (
	"strings"

	"github.com/mitten-qda/mitten/internal/lexis"
)

// A class is a set of what a word may be, apart from a name.
type class uint32

// The classes.
const (
	kin        class = 1 << iota // who somebody is to the speaker: "my sister rose"
	call                         // before a name: "called", "hello"
	meet                         // what one does with people
	company                      // small words that a name often follows
	determiner                   // before a noun, hardly before a name
	subject                      // before a verb: "i hope"
	modal                        // before a verb: "to mark"
	degree                       // before an adjective or a noun: "very frank"
	acts                         // behind somebody who does it: "grace said"
	follows                      // behind a verb or a noun: "will you"
	office                       // the kind of a place or a firm, last in its name
	officeTail                   // what may stand behind that kind
	plainKind                    // before a kind without making it a name: "day centre"
	stops                        // never inside the name of a place or a firm
	people                       // a nationality, a people, a faith
	noise                        // a sound, or a slurred word
	placeTail                    // the kind of a place in lower case: "Bloater Yard flats"
	acronym                      // an everyday acronym
	function                     // without which no text is written
	title                        // before a name, and no part of it
	calendar                     // a day, month or feast
	role                         // what a speaker is
	particle                     // a small word inside a surname
	everyday                     // a name that is an ordinary word, too
)

// never are the classes of words that are no part of a name by themselves.
const never = function | title | calendar | role

// classes gives the classes of words by their folded form.
func classes() map[string]class {
	of := map[string]class{}
	add := func(c class, words []string) {
		for _, w := range words {
			of[lexis.Fold(w)] |= c
		}
	}
	for _, list := range []struct {
		class class
		words string
	}{
		{kin, kinWords},
		{call, callWords},
		{meet, meetWords},
		{company, companyWords},
		{determiner, determiners},
		{subject, subjects},
		{modal, modals},
		{degree, degrees},
		{acts, personVerbs},
		{follows, wordFollows},
		{office, officeWords},
		{officeTail, officeTails},
		{plainKind, plainKinds},
		{stops, nameStops},
		{people, peoples},
		{people, strings.ReplaceAll(peoples, " ", "s ")},
		{noise, noises},
		{placeTail, placeTails},
		{acronym, acronyms},
	} {
		add(list.class, strings.Fields(list.words))
	}
	add(function, lexis.Functions())
	add(title, lexis.Honorifics())
	add(calendar, lexis.Calendar())
	add(particle, lexis.Particles())
	add(everyday, lexis.Everyday())
	for _, w := range lexis.Roles() {
		if len(w) > 1 && w != "voice" && w != "new" && w != "all" {
			add(role, []string{w, w + "s"})
		}
	}
	return of
}

// is reports whether a token is of one of the classes.
func (t *token) is(c class) bool { return t.class&c != 0 }

const (
	kinWords = "sister brother mum mam mom dad wife husband son daughter cousin friend mate partner boyfriend girlfriend neighbour " +
		"neighbor colleague manager boss nurse doctor carer worker volunteer keyworker auntie aunty uncle nan nana gran grandad " +
		"stepson stepdaughter niece nephew girl boy lad lass fella bloke guy lady"
	callWords = "called named name nickname hi hello hey dear thanks cheers morning bye mister missus it's its"
	meetWords = "told asked ask tell rang ring phoned phone met saw see seen texted emailed know knew knows love loved miss missed thank " +
		"help helped remember got with"
	companyWords = "and with by for from about when if because cos said says then like than to so but our my"
	determiners  = "the a an this these those no any some every each his her your their its another both either neither all much many more " +
		"most whose"
	subjects = "i you he she it we they who there that i'd i'll im youll hell shell well theyll id youd hed shed wed theyd"
	modals   = "can could will would shall should may might must do does did don't dont doesnt didnt wont can't cant not never to be " +
		"been being is was are were am have has had having let lets gonna wanna please"
	degrees = "very too quite rather such pretty bit absolutely completely good bad big little old new great real poor nice best first " +
		"last next other same own"
	personVerbs = "said says was is had has goes went came comes took rang told asked knew knows thinks thought wanted wants used did does " +
		"got gave gives made makes put puts looked looks laughed cried sat stood started stopped helped helps brought brings " +
		"turned walked left lived lives works worked talked talks spoke speaks called calls died met saw sees loves loved likes " +
		"liked hates needs needed phoned texted reckons reckoned'd shouted sang showed shows taught found finds felt feels never " +
		"always just also he's she's isn't wasn't hasn't hadn't doesn't didn't isnt wasnt hasnt hadnt doesnt didnt"
	wordFollows = "be have do get go come the a an of it that for on in to them me us not there take make give see been n't your my his her " +
		"this up out off down into"
	officeWords = "surgery hospital infirmary hospice clinic practice centre center school college academy university nursery church chapel " +
		"mosque temple synagogue gurdwara cathedral abbey priory library museum theatre club hall house lodge court inn arms " +
		"hotel pub cafe trust foundation charity association society council borough committee ministry department agency " +
		"authority team service services unit ward workshop project estate health housing solicitors ltd limited plc llp inc gmbh " +
		"ag group institute form prison police tribunal commission federation union bank"
	officeTails = "centre center hospital school practice form home service services team group trust ltd"
	plainKinds  = "day care nursing community food medical primary secondary high junior infant special local general district sports " +
		"leisure village town city parish support social mental child family youth outreach drop old new big main whole sixth " +
		"crisis housing health home night morning welfare job call parents park living common dining waiting front back bath bed " +
		"class wood green ware farm play out hot cold"
	nameStops = "i you he she it we they me him us them my your his our their its the a an this that these those and or but so because " +
		"cos if when then than as at in on to from for of with by about into out up down off over after before is was are were be " +
		"been am do does did have has had go goes went gone going come came comes coming get got gets getting said says say " +
		"saying know knew think thought like just really um er erm yeah no yes not what who where how why which there here now " +
		"ran run told rang called"
	peoples = "afghan african albanian algerian american angolan arab arabic argentinian argentinean armenian asian australian austrian " +
		"azerbaijani bangladeshi basque belarusian belgian bengali bolivian bosnian brazilian british briton bulgarian burmese " +
		"cambodian cameroonian canadian caribbean catalan chechen chilean chinese colombian congolese cornish croat croatian " +
		"cuban cypriot czech danish dane dutch ecuadorian egyptian english eritrean estonian ethiopian european filipino filipina " +
		"finnish finn flemish french gambian georgian german ghanaian greek gujarati gypsy haitian hungarian icelandic igbo " +
		"indian indonesian iranian iraqi irish israeli italian ivorian jamaican japanese jordanian kashmiri kazakh kenyan korean " +
		"kosovan kurd kurdish kuwaiti latvian lebanese liberian libyan lithuanian macedonian malawian malaysian maltese māori " +
		"maori mauritian mexican moldovan mongolian moroccan nepali nepalese nigerian norwegian pakistani palestinian pashtun " +
		"persian peruvian pole polish portuguese punjabi romani romanian russian rwandan saudi scot scottish senegalese serb " +
		"serbian singaporean sinhalese slovak slovakian slovenian somali spanish spaniard sudanese swede swedish swiss syrian " +
		"taiwanese tajik tamil tanzanian tatar thai tibetan traveller tunisian turk turkish turkmen ugandan ukrainian urdu uzbek " +
		"venezuelan vietnamese welsh yemeni yoruba zambian zimbabwean buddhist catholic christian hindu jew jewish jehovah's " +
		"muslim moslem methodist baptist quaker anglican protestant sikh pentecostal mormon rastafarian hijabi shia sunni ismaili " +
		"orthodox presbyterian"
	noises = "ah aha ahem ahh alright argh aw aww ay aye bah blah bloomin bloody boo brr btw cause cos coz cuz dunno eek eeh eh em er " +
		"erm ermm ew fab gah gee geez gimme gonna gosh gotcha gotta ha hah haha hee hey hi hiya hm hmm hmmm ho hoo hooray huh " +
		"innit jeez kinda lemme lol lotta mhm mhmm mm mmm mmhm mmhmm mmkay nah nahh naw nope nowt oh ohh oi ok okay okey ooh oooh " +
		"oops ouch outta ow owt oy pah pardon phew pfft psst rah righto shh shush sorta ta tada tatty tch telly thingy thingummy " +
		"tut tutt twas ugh uh uhh uhm uhuh um umm ummm urgh wanna whoa whatcha whatsit whoo wow ya yah yay yeah yeahh yep yer yes " +
		"yikes yo yous yup yuck zzz sssh dya dyou twere tis ave til till etc eg ie vs didnt dont doesnt cant wont isnt wasnt " +
		"werent arent couldnt wouldnt shouldnt havent hasnt hadnt mustnt neednt aint im ive id ill youre youve youd youll hes " +
		"shes theyre theyve theyd theyll weve wed were thats theres whats whos wheres hows lets itd itll itss"
	placeTails = "estate flats flat street road lane avenue close terrace park farm pub school hospital surgery library church chapel  row rise loke score wynd way hill green view place walk mews grove crescent drive court rooms" +
		"mosque hall centre village bridge square gardens house"
	acronyms = "nhs gp gps tv dvd cd pc pcs it id ids ok ad bc am pm ptsd adhd ocd cbt mri ct icu ae dna hiv aids faq pdf usb wifi url " +
		"sms ot ots pt cv hr pr vip diy mot vat ni dwp pip esa dla rsvp asap lgbt lgbtq"
)
