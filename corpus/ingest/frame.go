package ingest

import "strings"

// isAboutFile recognises a line on which a transcriber says where the recording
// or the transcript begins, stops or ends: "END OF TRANSCRIPT", "[Recording
// ends]". It is nobody's words.
func isAboutFile(p para) bool {
	if p.heading > 0 || len(p.lines) != 1 {
		return false
	}
	text := p.lines[0].plain()
	if len(text) > labelSpan/2 || strings.ContainsAny(text, "?!,") {
		return false
	}
	if isSwitch(text) {
		return true
	}
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(" \t-–—*_#=~.:[](){}<>", r) })
	what, does := false, false
	for _, w := range words {
		switch {
		case isFileWord(w):
			what = true
		case isEndWord(w):
			does = true
		case w == "of" || w == "the" || w == "here" || w == "now" || w == "at" || isNumber(w):
		default:
			return false
		}
	}
	return what && does
}

// switchWords is the longest name before "started transcription".
const switchWords = 5

// isSwitch recognises who turned the recorder on or off and whose work the text
// is, as programs write it.
func isSwitch(text string) bool {
	lower := strings.ToLower(strings.Trim(text, " .*_[]()"))
	if rest, ok := strings.CutPrefix(lower, "transcribed by "); ok {
		return !strings.Contains(rest, " ")
	}
	if rest, ok := strings.CutPrefix(lower, "meeting ended after "); ok {
		_, _, timed := leadingTime(rest)
		return timed
	}
	for _, does := range []string{" started", " stopped"} {
		for _, what := range []string{" transcription", " recording", " the recording", " the transcription"} {
			if name, ok := strings.CutSuffix(lower, does+what); ok && countWords(name) <= switchWords {
				return isName(strings.Fields(text[strings.Index(strings.ToLower(text), name):][:len(name)]))
			}
		}
	}
	return false
}

func isFileWord(w string) bool {
	switch w {
	case "transcript", "transcription", "interview", "recording", "audio", "tape", "recorder", "session", "video", "file":
		return true
	}
	return false
}

func isEndWord(w string) bool {
	switch w {
	case "end", "ends", "ended", "ending", "begins", "starts", "started", "stops", "stopped", "paused", "pauses", "resumes", "resumed", "concluded", "concludes", "off", "finished", "finishes":
		return true
	}
	return false
}

// isSection recognises the title of a numbered part, alone on its line: "Part
// 2: The farm". "Part 2 was worse" is somebody's words.
func isSection(p para) bool {
	if p.heading > 0 || len(p.lines) != 1 {
		return false
	}
	text := strings.TrimSpace(p.lines[0].plain())
	if len(text) > labelSpan || endsSentence(text) {
		return false
	}
	word, rest, ok := strings.Cut(text, " ")
	if !ok || !isPartWord(strings.ToLower(word)) {
		return false
	}
	number, title := rest, ""
	if i := strings.IndexAny(rest, " :.-–—"); i >= 0 {
		number, title = rest[:i], strings.TrimLeft(rest[i:], " ")
	}
	if !isNumber(number) && !isNumberWord(strings.ToLower(number)) {
		return false
	}
	return title == "" || strings.IndexAny(title, ":.-–—") == 0
}

func isPartWord(w string) bool {
	switch w {
	case "part", "section", "chapter", "session", "tape", "side", "topic", "theme", "block":
		return true
	}
	return false
}

func isNumberWord(w string) bool {
	switch w {
	case "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
		"a", "b", "c", "d", "i", "ii", "iii", "iv", "v", "vi":
		return true
	}
	return false
}
