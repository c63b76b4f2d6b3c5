package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mitten-qda/mitten/corpus"
)

// A labelClass says how much a label looks like one, by itself.
type labelClass int

const (
	notLabel      labelClass = iota // cannot be a label
	fieldLabel                      // what stands before colons in heads of files and in speech: Date, Note
	phraseLabel                     // lower-case words: "befriender", "Audience member"
	nameLabel                       // capitalised words: "Jo", "Samira B. Ode, Psy.D"
	initialsLabel                   // "RS", "J.T."
	idLabel                         // "P07", "ES 1"
	knownLabel                      // "Interviewer", "Q", "Speaker 1"
)

const (
	labelRunes = 60
	labelWords = 6
)

// classOf judges a label by its form alone.
func classOf(label string) labelClass {
	if label == "" || utf8.RuneCountInString(label) > labelRunes {
		return notLabel
	}
	if base, doubted := strings.CutSuffix(label, "?"); doubted { // "P2?:", "?:"
		base = strings.TrimRight(base, "? ")
		switch class := classOf(base); {
		case base == "":
			return knownLabel
		case class >= initialsLabel:
			return class
		}
		return notLabel
	}
	if base, _ := cutBrackets(label); base != "" {
		if class := classOf(base); class >= nameLabel {
			return class
		}
	}
	words := strings.Fields(label)
	if len(words) > labelWords || !labelRunesOnly(label) {
		return notLabel
	}
	lower := strings.ToLower(label)
	if _, known := roleOf(label); known {
		return knownLabel
	}
	if isField(lower) {
		return fieldLabel
	}
	if isID(label) {
		return idLabel
	}
	if isInitials(label) {
		return initialsLabel
	}
	if isName(words) {
		return nameLabel
	}
	if lower == label && len(words) > 2 || len(words) > 3 {
		return notLabel // a clause
	}
	return phraseLabel
}

// labelRunesOnly refuses what names, roles and ids do not contain.
func labelRunesOnly(s string) bool {
	first, letters := true, 0
	for _, r := range s {
		switch {
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r), unicode.IsMark(r):
		case first && r != '(':
			return false
		case !strings.ContainsRune(" .,'’-‐‑–_/&()#+\u00a0\u00ad", r):
			return false
		}
		first = false
	}
	return letters > 0
}

// isID: one to four letters and a number, as in P07, es1, INT-2. Small letters
// need the number close by: "in 20" is none.
func isID(s string) bool {
	i := 0
	for i < len(s) && isLetter(s[i]) {
		i++
	}
	letters, upper := i, strings.ToUpper(s[:i]) == s[:i]
	if upper && i < len(s) && strings.IndexByte(" -_.", s[i]) >= 0 {
		i++
	}
	from := i
	for i < len(s) && isDigit(s[i]) {
		i++
	}
	digits := i - from
	if i < len(s) && isLetter(s[i]) {
		i++
	}
	return letters >= 1 && letters <= 4 && digits >= 1 && digits <= 3 && i == len(s)
}

func isInitials(s string) bool {
	letters := 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			letters++
		case r != '.' && r != '-':
			return false
		}
	}
	return letters >= 1 && letters <= 4
}

// isName wants every word to begin with a capital, a digit or a letter of a
// script without capitals; small words of names may stand inside.
func isName(words []string) bool {
	for i, w := range words {
		w = strings.TrimLeft(w, "(#&’'")
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case w == "" || unicode.IsDigit(r):
			if i == 0 {
				return false
			}
		case unicode.IsUpper(r) || unicode.IsTitle(r):
		case unicode.IsLetter(r) && !unicode.IsLower(r):
		case i > 0 && isParticle(w):
		default:
			return false
		}
	}
	return true
}

func isParticle(word string) bool {
	switch word {
	case "de", "da", "di", "do", "du", "del", "della", "van", "von", "der", "den", "ter", "ten", "la", "le",
		"y", "e", "el", "al", "ap", "ferch", "bin", "bint", "ibn", "of", "and", "the":
		return true
	}
	return false
}

// isField knows what is not a speaker however often it stands before a colon:
// the fields in the head of a file, and how people introduce a point.
func isField(lower string) bool {
	lower = strings.TrimRight(lower, "0123456789 .#")
	return isFieldWord(lower) || len(lower) > 3 && isFieldWord(strings.TrimSuffix(lower, "s")) // RES is no RE
}

// mayBeInitials says whether the word of a field may be somebody's initials
// where it recurs: TO, RE, PS.
func mayBeInitials(label string) bool {
	return len(label) == 2 && isInitials(label)
}

func isFieldWord(word string) bool {
	switch word {
	case "about", "abstract", "address", "advertisement", "age", "agenda", "aim", "also", "announcement",
		"appendix", "author", "background", "break", "but", "by", "caution", "cc", "chapter", "cohort",
		"comment", "company", "consent", "contact", "copyright", "cycle", "date", "day", "description",
		"detail", "disclaimer", "duration", "edit", "email", "end", "example", "fact", "file", "filename",
		"format", "from", "gender", "hint", "http", "https", "id", "idea", "important", "interview",
		"intro", "introduction", "issue", "item", "jingle", "key", "keyword", "language", "length", "line",
		"link", "location", "lol", "media", "meeting", "memo", "method", "music", "name", "note", "number",
		"ok", "option", "outro", "page", "part", "phone", "place", "pod", "point", "postscript", "present",
		"problem", "project", "ps", "purpose", "quote", "re", "reason", "recorded", "recording", "ref",
		"reference", "remember", "reminder", "result", "room", "rule", "section", "sign", "site", "slide",
		"so", "source", "sponsor", "step", "subject", "subtitle", "summary", "table", "tag", "task",
		"test", "theme", "then", "time", "timestamp", "tip", "title", "to", "todo", "topic", "transcribed",
		"transcript", "transcription", "translation", "unit", "update", "url", "venue", "version", "video",
		"ward", "warning", "website", "week", "well", "when", "where", "which", "who", "why", "year",
		"yes", "no", "for example", "for instance", "final report", "final thoughts", "side note",
		"subject line", "first of all", "to do", "the end":
		return true
	}
	return false
}

// roleOf knows the labels that transcribers give to roles, alone or with a
// number or letter ("Speaker 1", "interviewer B", "INT2").
func roleOf(label string) (corpus.SpeakerKind, bool) {
	base := fold(label)
	if kind := roleWord(base); kind != "" {
		return kind, true
	}
	base = strings.TrimRight(base, "0123456789#")
	if i := strings.LastIndexByte(base, ' '); i > 0 && len(base) == i+2 {
		base = base[:i] // a letter: "Speaker A"
	}
	base = strings.TrimRight(base, " .-#")
	if len(base) < 2 { // "P07" is an id
		return "", false
	}
	kind := roleWord(base)
	return kind, kind != ""
}

func roleWord(word string) corpus.SpeakerKind {
	switch word {
	case "i", "int", "ir", "iv", "ivr", "interviewer", "researcher", "moderator", "mod", "facilitator",
		"fac", "q", "question", "interviewers", "researchers", "moderators", "facilitators":
		return corpus.InterviewerSpeech
	case "a", "answer", "r", "resp", "respondent", "p", "pt", "participant", "participants", "interviewee",
		"ie", "speaker", "spk", "informant", "narrator", "patient", "client", "volunteer", "carer", "host",
		"guest", "chair", "chairman", "chairperson", "witness", "audience", "senator", "staff",
		"audience member", "audience members", "staff member", "unidentified speaker", "unknown speaker",
		"unidentified", "unidentified male", "unidentified female", "unknown male", "unknown female", "female participant",
		"male participant", "female respondent", "male respondent", "male speaker", "female speaker", "male voice", "female voice":
		return corpus.ParticipantSpeech
	case "all", "both", "everyone", "everybody", "group", "unknown", "unclear", "transcriber", "typist",
		"transcriptionist", "notetaker", "observer", "interpreter", "translator", "note taker",
		"multiple speakers", "several speakers":
		return corpus.OtherSpeech
	}
	return ""
}

// fold makes one key of the ways in which a label is typed.
func fold(label string) string {
	return strings.ToLower(strings.Join(strings.Fields(label), " "))
}
