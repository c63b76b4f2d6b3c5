package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// An AsideKind says what stands beside somebody's words.
type AsideKind string

// The kinds of aside.
const (
	OtherVoice AsideKind = "voice"   // another person's words: [interviewer: mm]
	Sound      AsideKind = "sound"   // what was heard or seen: (laughs)
	Unclear    AsideKind = "unclear" // what was not understood: [inaudible 6:32], (?)
	Remark     AsideKind = "remark"  // a note, a comment, a time
)

// An Aside is a passage inside a turn that is not the speaker's words, its
// brackets included. Spans are in bytes.
type Aside struct {
	Span
	Kind  AsideKind
	Label string // of OtherVoice, as written
}

// Longest asides, in words. Round brackets are how people write asides of their
// own ("well, mostly"), so that only a few words are read as a transcriber's.
const (
	voiceWords = 60
	soundWords = 6
	roundWords = 4
)

// Asides finds the asides in a text, in order and not overlapping. speakers are
// the labels that are known to speak. What a name was replaced by ("[the key
// worker]", "[P07]") is no aside: it stands for the speaker's own word. An
// opening bracket without its end is text.
func Asides(text string, speakers []Speaker) []Aside {
	var found []Aside
	for at := 0; at < len(text); {
		i := strings.IndexAny(text[at:], "[(<{*")
		if i < 0 {
			break
		}
		at += i
		inner, end := bracketed(text, at)
		if end < 0 {
			at++
			continue
		}
		kind, label := asideOf(inner, text[at], speakers)
		if kind == "" {
			at++
			continue
		}
		found = append(found, Aside{Span{at, end}, kind, label})
		at = end
	}
	return found
}

// asideSpan is the longest aside, in bytes.
const asideSpan = 600

// bracketed gives what stands between the bracket at a place and the one that
// closes it, and where it ends; -1 where nothing closes it within a paragraph.
func bracketed(text string, at int) (inner string, end int) {
	closing := map[byte]byte{'[': ']', '(': ')', '<': '>', '{': '}', '*': '*'}[text[at]]
	depth := 0
	limit := min(len(text), at+asideSpan)
	for i := at; i < limit; i++ {
		switch c := text[i]; {
		case c == '\n' && i+1 < limit && text[i+1] == '\n':
			return "", -1
		case c == closing && (closing != '*' || i > at):
			if depth--; depth <= 0 {
				return text[at+1 : i], i + 1
			}
		case c == text[at] && closing != '*':
			depth++
		case i == at:
			depth++
		}
	}
	return "", -1
}

// asideOf says what stands in brackets; kind is empty where it is the
// speaker's.
func asideOf(inner string, bracket byte, speakers []Speaker) (kind AsideKind, label string) {
	inner = strings.Trim(inner, "()[] \t\n")
	if inner == "" {
		return "", ""
	}
	if strings.Trim(inner, "? ") == "" && bracket != '<' {
		return Unclear, ""
	}
	lower := strings.ToLower(inner)
	if before, after, ok := strings.Cut(inner, ":"); ok && bracket != '*' && bracket != '<' {
		who := strings.Trim(before, "[](){} \t\n")
		replaced := strings.HasSuffix(strings.TrimSpace(before), "]") // "[[P07]: mm]": a name was there
		switch {
		case isNote(strings.ToLower(who)):
			return Remark, ""
		case (replaced || isVoice(who, speakers)) && len(strings.Fields(after)) <= voiceWords && strings.TrimSpace(after) != "":
			return OtherVoice, who
		}
	}
	words := strings.FieldsFunc(lower, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' })
	if len(words) == 0 {
		if bracket == '[' && isTime(lower) {
			return Remark, ""
		}
		return "", ""
	}
	most := soundWords
	if bracket == '(' || bracket == '*' {
		most = roundWords
	}
	if len(words) > most {
		return "", ""
	}
	for i, w := range words {
		switch {
		case isUnclear(w) && (i == 0 || i == len(words)-1):
			return Unclear, ""
		case isSound(w) && (i == 0 || i == len(words)-1 && bracket != '(' || i == 1 && isPerson(words[0])):
			return Sound, ""
		}
	}
	return "", ""
}

// isTime: digits, colons, points and what stands between two times.
func isTime(s string) bool {
	return strings.Contains(s, ":") && strings.Trim(s, "0123456789:.,->– ") == ""
}

func isNote(word string) bool {
	switch word {
	case "footnote", "endnote", "comment", "note", "transcriber's note", "transcriber’s note", "transcriber note", "tn", "ed", "editor's note":
		return true
	}
	return false
}

// isVoice says whether a label is somebody's who speaks: an interviewer's, or
// one that the document knows.
func isVoice(label string, speakers []Speaker) bool {
	for _, s := range speakers {
		if strings.EqualFold(s.Label, label) || s.Participant != "" && strings.EqualFold(s.Participant, label) {
			return true
		}
	}
	base := strings.TrimRight(strings.ToLower(label), "0123456789 .")
	switch base {
	case "interviewer", "int", "i", "iv", "ivr", "interv", "researcher", "moderator", "mod", "facilitator", "q",
		"other voice", "other", "speaker", "respondent", "participant", "interviewee", "voice":
		return true
	}
	return false
}

func isPerson(word string) bool {
	switch word {
	case "she", "he", "they", "both", "all", "everyone", "everybody", "interviewer", "participant", "interviewee", "respondent", "group", "someone", "somebody":
		return true
	}
	return false
}

func isUnclear(word string) bool {
	switch word {
	case "inaudible", "unintelligible", "indistinct", "unclear", "indecipherable", "incomprehensible", "mumbles", "mumbling", "inaud", "unverständlich", "inintelligible", "inaudibile", "incomprensibile", "ininteligible":
		return true
	}
	return false
}

// isSound knows what transcribers note, in English and a few words of other
// tongues.
func isSound(word string) bool {
	switch word {
	case "laugh", "laughs", "laughing", "laughed", "laughter", "chuckle", "chuckles", "chuckling", "giggle", "giggles", "giggling",
		"sigh", "sighs", "sighing", "cough", "coughs", "coughing", "cries", "crying", "weeps", "weeping", "sobs", "sobbing", "tearful",
		"pause", "pauses", "silence", "sniff", "sniffs", "sniffing", "gasp", "gasps", "gasping", "clears", "whisper", "whispers",
		"whispering", "nod", "nods", "nodding", "shrugs", "shrugging", "smiles", "smiling", "grins", "groans", "yawns", "breathes",
		"exhales", "inhales", "crosstalk", "overtalk", "overtalking", "overlapping", "applause", "clapping", "claps", "knock", "knocking",
		"beep", "bleep", "background", "noise", "phone", "doorbell", "interruption", "interrupts", "sings", "singing", "snorts", "tuts", "gestures", "points",
		"lacht", "lachen", "pause.", "rires", "rit", "risas", "ríe", "ride", "risate", "seufzt", "husten":
		return true
	case "music":
		return true
	}
	return false
}

// Spoken gives the text with every aside blanked: as many bytes, so that
// positions stay, and none of the words beside the speaker's.
func Spoken(text string, speakers []Speaker) string {
	asides := Asides(text, speakers)
	if len(asides) == 0 {
		return text
	}
	b := []byte(text)
	for _, a := range asides {
		for i := a.Start; i < a.End; i++ {
			if b[i] != '\n' {
				b[i] = ' '
			}
		}
	}
	return string(b)
}

// Spoken gives the text of a span with asides blanked, byte for byte.
func (d *Document) Spoken(s Span) string {
	return Spoken(d.Text[s.Start:s.End], d.Speakers)
}

// OnlyAsides reports whether a span holds words, and none that are the
// speaker's own: all of them stand in asides. An aside that the span cuts
// counts as a whole.
func (d *Document) OnlyAsides(s Span) bool {
	if !strings.ContainsAny(d.Text[max(0, s.Start-asideSpan):s.End], "[(<{*") {
		return false
	}
	first, last := d.TurnsIn(s)
	any := false
	for _, t := range d.Turns[first:last] {
		from, to := max(s.Start, t.Words.Start), min(s.End, t.Words.End)
		if from >= to {
			continue
		}
		any = any || hasWord(d.Text[from:to])
		if hasWord(d.Spoken(t.Words)[from-t.Words.Start : to-t.Words.Start]) {
			return false
		}
	}
	return any
}

func hasWord(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }) >= 0
}
