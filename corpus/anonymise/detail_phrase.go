package anonymise

import (
	"strings"

	"github.com/mitten-qda/mitten/internal/lexis"
)

// phraseAt finds words that say that there are few of somebody: how many they
// are, 0 where there are none.
func phraseAt(text string, words []detailWord, i int) (Cue, int) {
	switch words[i].folded { // most words open none
	case "the", "my", "our", "their", "his", "her", "your", "its", "an", "only", "nobody", "no", "one":
	default:
		return "", 0
	}
	p := phrase{text, words[i:]}
	switch {
	case p.is(0, " the my our their his her your its an ") && p.is(1, " only sole ") && p.noun(2):
		return CueOnly, p.upTo(3)
	case p.is(0, " only ") && p.is(1, " one person woman man girl boy ") && p.is(2, " who in here left that ever "):
		return CueOnly, 3
	case (p.is(0, " nobody ") || p.is(0, " no ") && p.is(1, " one ")) && p.somewhere("else", 3) && p.somewhere("in", 5):
		return CueOnly, p.upTo(5)
	case p.is(0, " no ") && p.is(1, " other ") && p.noun(2) && p.is(3, " in here on for "):
		return CueOnly, 3
	case p.is(0, " the ") && p.is(1, " first last ") && p.noun(2) && (isOccupation(p.word(2)) || p.bounded(3)):
		return CueFirst, p.upTo(3)
	case p.is(0, " the ") && p.is(1, " first last only ") && p.is(2, " to who "):
		return CueFirst, p.upTo(4)
	case p.is(0, " the ") && p.is(1, " oldest youngest eldest ") && (p.noun(2) || p.is(2, " of in one person ")):
		return CueFirst, p.upTo(3)
	case p.is(0, " the ") && isSuperlative(p.word(1)) && p.noun(2) && p.bounded(3):
		return CueFirst, p.upTo(3)
	case p.is(0, " the ") && p.is(1, " longest ") && p.is(2, " serving standing running "):
		return CueFirst, p.upTo(4)
	case p.is(0, " one ") && p.is(1, " of ") && (isSmallNumber(p.word(2)) || p.is(2, " the ") && (p.is(3, " few only last first ") || isSmallNumber(p.word(3)))):
		return CueOneOf, p.upTo(5)
	}
	return "", 0
}

// A phrase is words from some word on.
type phrase struct {
	text  string
	words []detailWord
}

// word gives the n-th word, "" after the end of the sentence.
func (p phrase) word(n int) string {
	if n >= len(p.words) || n != p.upTo(n+1)-1 {
		return ""
	}
	return p.words[n].folded
}

// upTo gives how many of the first n words stand in one sentence.
func (p phrase) upTo(n int) int {
	k := 1
	for k < n && k < len(p.words) && p.words[k].follows(p.text, p.words[k-1]) {
		k++
	}
	return k
}

func (p phrase) is(n int, list string) bool { return p.word(n) != "" && listed(list, p.word(n)) }

// noun reports whether the n-th word may say what somebody is: it is none of
// the small words, and none of those that follow "the only" in every interview.
func (p phrase) noun(n int) bool {
	w := p.word(n)
	return w != "" && !lexis.IsFunction(w) && !listed(commonAfterOnly, strings.TrimSuffix(w, "s"))
}

// commonAfterOnly is what people call the only, the first, the last or the best
// without meaning anybody.
const commonAfterOnly = " way problem reason bit issue trouble difference question option choice place time day week month year night" +
	" morning afternoon evening minute hour session meeting half part step impression few couple other half-hour word question week-end weekend" +
	" downside drawback advantage answer concern thought idea point chance hope exception example experience interview cycle round visit term call email resort "

// bounded reports whether words from the n-th on say among whom.
func (p phrase) bounded(n int) bool {
	for k := n; k < n+3; k++ {
		if p.is(k, " to in who ever left from on of ") {
			return true
		}
	}
	return false
}

// somewhere reports whether word stands among the first n words.
func (p phrase) somewhere(word string, n int) bool {
	for k := 0; k < n; k++ {
		if p.word(k) == word {
			return true
		}
	}
	return false
}

// isSuperlative knows "the tallest" from "the interest".
func isSuperlative(w string) bool {
	return len(w) > 5 && strings.HasSuffix(w, "est") &&
		!listed(" interest honest forest request harvest protest arrest contest modest invest digest suggest latest nearest biggest easiest hardest greatest ", w)
}

// isSmallNumber reports whether w counts two to fifty.
func isSmallNumber(w string) bool {
	if listed(" two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty ", w) {
		return true
	}
	return len(w) == 1 && w >= "2" && w <= "9" || len(w) == 2 && w >= "10" && w <= "50"
}

// isOccupation knows trades, offices and callings by which somebody in a small
// place can be found, one or several of them.
func isOccupation(w string) bool {
	return w != "" && (listed(occupations, w) || listed(occupations, strings.TrimSuffix(w, "s")) ||
		strings.HasSuffix(w, "men") && listed(occupations, strings.TrimSuffix(w, "men")+"man"))
}

// isOrdinaryCapital knows words that have a capital inside a sentence and say
// nothing of anybody.
func isOrdinaryCapital(w string) bool {
	return listed(" zoom teams facebook whatsapp google youtube internet tv covid ok english nhs gp dvd cd pc uk god ", w)
}

// occupations are a constant of words between spaces, as in words.go.
const occupations = " accountant actor actress admiral alderman ambassador anaesthetist apiarist archaeologist archbishop archdeacon architect astronomer athlete auctioneer" +
	" bailiff baker ballerina barber barrister basketmaker beekeeper bishop blacksmith boatbuilder bookbinder bookmaker botanist boxer brewer bricklayer broadcaster builder butcher butler" +
	" canon captain carpenter cartographer cellist chaplain chauffeur chef chemist chiropodist choreographer cobbler colonel comedian commodore composer conductor consul cooper coroner coxswain crofter curate curator" +
	" dancer deacon dentist detective diplomat diver docker drummer dressmaker electrician embalmer engineer falconer farmer farrier ferryman firefighter fireman fisherman fishmonger florist footballer forester" +
	" gamekeeper gardener geologist glassblower goalkeeper goldsmith governor grocer guitarist gunner gunsmith hairdresser harbourmaster harpist hatter headmaster headmistress headteacher herbalist historian hotelier illustrator imam inspector inventor" +
	" jeweller jockey joiner journalist lamplighter landlady landlord lawyer lecturer librarian lifeguard lighthousekeeper lithographer locksmith lumberjack magician magistrate mariner mason mayor mayoress mechanic midwife miller milkman milliner miner minister missionary musician" +
	" neurologist novelist oboist optician organist osteopath painter paramedic pathologist pharmacist philosopher photographer physicist pianist pilot pipefitter playwright plumber poet policeman policewoman politician postman postmaster postmistress potter priest printer professor provost publican publisher puppeteer" +
	" quarryman rabbi radiographer rector referee registrar reporter reverend roofer saddler sailor sculptor seamstress senator sergeant sexton shepherd sheriff shipbuilder shipwright shopkeeper signalman silversmith singer skipper smith soldier solicitor stationmaster steeplejack stonemason surgeon surveyor swimmer" +
	" tailor tanner taxidermist teacher telegraphist thatcher toymaker trapper trawlerman treasurer trumpeter umpire undertaker upholsterer verger vet vicar violinist vintner warden watchmaker weaver welder wheelwright whaler winemaker woodcarver woodturner zookeeper "

func listed(list, word string) bool { return strings.Contains(list, " "+word+" ") }
