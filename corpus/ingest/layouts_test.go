package ingest

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/fault"
)

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// Each case is a way in which people write who is speaking.
var layoutCases = []struct {
	why, name, content, layout, want string
}{
	{"usual labels", "a.txt",
		"Interviewer: How was it?\n\nP07: Good enough.\n\nReally.\n\nInterviewer: Right.\n", "label-colon",
		"Interviewer|-|How was it?\nP07|-|Good enough.¶Really.\nInterviewer|-|Right.\n"},
	{"one letter, small", "a.txt",
		"i: okay so\nr: right so at home\ni: and\nr: yeah\n", "label-colon",
		"i|-|okay so\nr|-|right so at home\ni|-|and\nr|-|yeah\n"},
	{"label alone above paragraphs", "a.txt",
		"Interviewer:\nTell me.\n\nES1:\nWell.\n\nIt was hard.\n", "label-colon",
		"Interviewer|-|Tell me.\nES1|-|Well.¶It was hard.\n"},
	{"label in bold", "a.md",
		"**Jo Moss:** Hello, \\[laughs\\] you.\n\n**Sam Ode, Psy.D:** Hi.\n\n\\[04:10\\] And more.\n\n**Jo Moss:** Yes.\n\n**Ana Lu:** Me too.\n", "bold-label",
		"Jo Moss|-|Hello, [laughs] you.\nSam Ode, Psy.D|-|Hi.¶And more.\nJo Moss|-|Yes.\nAna Lu|-|Me too.\n"},
	{"bold label and time", "a.md",
		"**Jo:** [00:01:00] Now.\n\n**Sam:** Then [00:02:00] again.\n\n**Jo:** [00:03:05] Bye.\n", "bold-label",
		"Jo|0:01:00|Now.\nSam|-|Then again.\nJo|0:03:05|Bye.\n"},
	{"bold label and time above the words", "a.md",
		"**Jo:** 00:00:10\n\nHello.\n\n**Sam:** 00:00:20\n\nHi.\n\n**Jo:** 00:00:30\n\nSo.\n", "label-time",
		"Jo|0:00:10|Hello.\nSam|0:00:20|Hi.\nJo|0:00:30|So.\n"},
	{"time before the label", "a.txt",
		"[00:10] JO: Hello.\n[00:14] SAM: Hi.\n[00:20] JO: So.\n", "time-label",
		"JO|0:00:10|Hello.\nSAM|0:00:14|Hi.\nJO|0:00:20|So.\n"},
	{"time of three parts, and none", "a.txt",
		"[00:00:10] JO: Hello.\n\n[00:00:14] SAM: Hi.\n\nJO: What?\n\n[00:00:20] JO: So.\n", "time-label",
		"JO|0:00:10|Hello.\nSAM|0:00:14|Hi.\nJO|-|What?\nJO|0:00:20|So.\n"},
	{"time and label above the words", "a.txt",
		"[00:00:04] speaker 1\nokay so\n\n[00:00:15] speaker 2\nthats frank\n", "time-label",
		"speaker 1|0:00:04|okay so\nspeaker 2|0:00:15|thats frank\n"},
	{"label and time above the words", "a.txt",
		"Jo Moss: 00:00:32\n\nHey.\nGuys.\n\nAudience 1: 00:00:40\n\nYes?\n\nJo Moss:\n\nNo.\n\nJo Moss: 00:00:50\n\nSo.\n", "label-time",
		"Jo Moss|0:00:32|Hey.↵Guys.\nAudience 1|0:00:40|Yes?\nJo Moss|-|No.\nJo Moss|0:00:50|So.\n"},
	{"a colon in the wrong place", "a.md",
		"Jo: 00:00:47\n\nMarch.\n\nSam 00:01:01: \n\nOctober.\n\nJo: 00:01:02\n\nYeah.\n\nSam: 00:01:06\n\nOK.\n", "label-time",
		"Jo|0:00:47|March.\nSam|0:01:01|October.\nJo|0:01:02|Yeah.\nSam|0:01:06|OK.\n"},
	{"otter", "a.txt",
		"Talks\nThu, Sep 19, 2024 10:04AM • 8:58\nSPEAKERS\nJo Moss, Sam Ode\n\nJo Moss  0:02  \nSo, um.\n\nSam Ode  0:14  \nYes.\n\nJo Moss  1:00:21  \nI see.\n", "label-time",
		"|-|Talks↵Thu, Sep 19, 2024 10:04AM • 8:58↵SPEAKERS↵Jo Moss, Sam Ode\nJo Moss|0:00:02|So, um.\nSam Ode|0:00:14|Yes.\nJo Moss|1:00:21|I see.\n"},
	{"initials", "a.md",
		"Panel\n\nRS: Hi.\n\nES: Last year.\n\nJL: Bears.\n\nES: I agree.\n\nRS: So.\n\nJL: OK.\n", "label-colon",
		"|-|Panel\nRS|-|Hi.\nES|-|Last year.\nJL|-|Bears.\nES|-|I agree.\nRS|-|So.\nJL|-|OK.\n"},
	{"one spelling for a label", "a.txt",
		"Pod Leader: One.\n\nJo: Two.\n\nPod leader: Three.\n\nJo: Four.\n\nPod Leader: Five.\n", "label-colon",
		"Pod Leader|-|One.\nJo|-|Two.\nPod Leader|-|Three.\nJo|-|Four.\nPod Leader|-|Five.\n"},
	{"a name that speaks once", "a.txt",
		"Jo: One.\n\nSam: Two.\n\nJo: Three.\n\nTiberius: Because it is hard.\n\nSam: Four.\n", "label-colon",
		"Jo|-|One.\nSam|-|Two.\nJo|-|Three.\nTiberius|-|Because it is hard.\nSam|-|Four.\n"},
	{"an interviewer vouches for a name", "a.txt",
		"Interviewer: How?\n\nJo: Slowly, and then at once.\n\nInterviewer: Thanks.\n", "label-colon",
		"Interviewer|-|How?\nJo|-|Slowly, and then at once.\nInterviewer|-|Thanks.\n"},
	{"voices", "a.vtt",
		"WEBVTT\n\nNOTE\nJo\n\n1\n00:01.000 --> 00:02.000\n<v Jo Moss>Hello</v>\n\n00:02.000 --> 00:03.000 align:start\n<v Jo Moss>you &amp; <i>you</i>.</v>\n\n00:04.000 --> 00:05.000\n<v Sam>Hi.</v> <v Jo Moss>So.</v>\n", "caption-voice",
		"Jo Moss|0:00:01|Hello you & you.\nSam|0:00:04|Hi.\nJo Moss|0:00:04|So.\n"},
	{"labels in captions", "a.srt",
		"1\r\n00:00:01,000 --> 00:00:02,000\r\nJO: Hello\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\nthere.\r\n\r\n3\r\n00:00:03,500 --> 00:00:04,000\r\nSAM: Hi.\r\nJO: So.\r\n\r\n4\r\n00:00:05,000 --> 00:00:06,000\r\nJO: And so.\r\n", "caption-label",
		"JO|0:00:01|Hello there.\nSAM|0:00:03.5|Hi.\nJO|0:00:03.5|So. And so.\n"},
	{"captions of nobody", "a.vtt",
		"WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n\n00:02.000 --> 00:03.000\nthere.\n", "captions",
		"|0:00:01|Hello there.\n"},
	{"a time in bold", "a.md",
		"**[00:10] Jo:** One.\n\n**[00:20] Sam:** Two.\n\n**[00:30] Jo:** Three.\n", "time-label",
		"Jo|0:00:10|One.\nSam|0:00:20|Two.\nJo|0:00:30|Three.\n"},
	{"bold labels and a colon in speech", "a.md",
		strings.Repeat("**Jo:** One.\n\n**Sam:** Two.\n\n", 5) + "Monday: we left early.\n", "bold-label",
		strings.Repeat("Jo|-|One.\nSam|-|Two.\n", 4) + "Jo|-|One.\nSam|-|Two.¶Monday: we left early.\n"},
	{"timed lines are no labels", "a.txt",
		"[00:10.20]Yeah\n[00:11.00]Cool\n[00:12.00]Yeah\n[00:13.00]So it was.\n", "paragraphs",
		"|0:00:10.2|Yeah\n|0:00:11|Cool\n|0:00:12|Yeah\n|0:00:13|So it was.\n"},
	{"a time of day in speech", "a.txt",
		"I: When?\n\nP04: 3:30 we left.\n\nI: 0:03:30 So.\n", "label-colon",
		"I|-|When?\nP04|-|3:30 we left.\nI|0:03:30|So.\n"},
	{"whisper text", "a.txt",
		"[00:43.810 --> 00:47.850]  Hello everyone\n[00:48.350 --> 00:54.570]  and welcome.\n", "captions",
		"|0:00:43.81|Hello everyone and welcome.\n"},
	{"captions without a head", "a.md",
		"00:00.000 --> 00:27.640\nHello everyone\n\n00:28.000 --> 00:35.280\nand welcome.\n", "captions",
		"|0:00:00|Hello everyone and welcome.\n"},
	{"paragraphs", "a.txt",
		"He said: no.\n\nNote: remember.\n\n[00:10] https://example.org is the place.\n", "paragraphs",
		"|-|He said: no.\n|-|Note: remember.\n|0:00:10|https://example.org is the place.\n"},
}

func TestLayouts(t *testing.T) {
	for _, c := range layoutCases {
		t.Run(c.why, func(t *testing.T) {
			r := mustRead(t, c.name, c.content, Options{})
			if r.Layout != c.layout {
				t.Errorf("layout %s, want %s", r.Layout, c.layout)
			}
			if got := script(r.Utterances); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
			composes(t, r)
		})
	}
}

func TestWordsInSpeechAreNoSpeakers(t *testing.T) {
	talk := "Jo: We met on Monday.\n\nSam: %s\n\nJo: And?\n\nSam: That was it.\n\nJo: I had a garden then, and https://example.org.\n"
	for _, speech := range []string{
		"I wrote it down.\n\nNote: remember the milk.\n\nNote: remember the bread.",
		"I asked.\n\nHe said: no.",
		"See https://example.org: it is there.",
		"I said.\n\nGarden: there was no money.",
		"He told me.\n\nGarden: none left.\n\nGarden: none came.",
		"https://example.org is it.\n\nhttps://example.org it is.",
		"There it is:\n10:30 we left, and at 11:15: home.",
		"For example: we were late.",
	} {
		r := mustRead(t, "a.txt", strings.Replace(talk, "%s", speech, 1), Options{})
		if len(r.Speakers) != 2 || len(r.Utterances) != 5 {
			t.Errorf("%q:\n%s", speech, script(r.Utterances))
		}
	}
}

func TestRareLabelsExplainNothing(t *testing.T) {
	text := strings.Repeat("And so it went on, day after day.\n\n", 60)
	talk := "Rose: red.\n\nLily: white.\n\n" + text + "Rose: again.\n\nLily: again.\n"
	if r := mustRead(t, "a.txt", talk, Options{}); len(r.Speakers) != 0 {
		t.Errorf("speakers %+v", r.Speakers)
	}
}

func TestTheHeadOfAFileIsNoTurn(t *testing.T) {
	for _, head := range []string{
		"Side by Side: round 2\nInterviewed by: Bea Oll\nDate: 14 March 2024\nParticipant: P04 – Mo Fitz (\"Mo\")\nWhere: Town Hall, Wick\n",
		"Respondent: ANGHARAD PRYCE, support lead\nInterviewer: Stav Kyp\nRecorded in May\n",
		"Date: 3 May\nInterviewer: Jo Moss\nP04: Mo Fitz\n",
		"Topic: Models\n\nLocation: Room 4\n\nSlides: <https://example.org/a.pdf>\n",
	} {
		r := mustRead(t, "a.txt", head+"\nInterviewer: Okay, so, that's going now.\n\nP04: Well. Up and down.\n\nInterviewer: Oh.\n", Options{})
		if len(r.Speakers) != 2 || r.Speakers[0].Turns != 2 || r.Speakers[1].Turns != 1 || r.Speakers[0].Label != "Interviewer" {
			t.Errorf("%q:\n%s", head, script(r.Utterances))
		}
	}
}

func TestHeadingsAndBreaksDivide(t *testing.T) {
	r := mustRead(t, "a.md", "## Intro\n\n**Jo:** One.\n\n## Part: two\n\nI go on.\n\n**Break**: \\[20:26\\]\n\n**Sam:** Two.\n\n**Jo:** Three.\n", Options{})
	want := "|-|## Intro\nJo|-|One.\n|-|## Part: two\nJo|-|I go on.\n|0:20:26|# Break\nSam|-|Two.\nJo|-|Three.\n"
	if got := script(r.Utterances); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if !hasWarning(r, "1 passage after a heading has no label and is taken") {
		t.Errorf("nothing says that a passage was given to the speaker before: %q", r.Warnings)
	}
	composes(t, r)
}

func TestAnyLayoutCanBeForced(t *testing.T) {
	const text = "[00:10] JO: Hello.\n[00:14] SAM: Hi.\n[00:20] JO: So.\n"
	for layout, turns := range map[string]int{"time-label": 3, "label-colon": 3, "paragraphs": 0} {
		r := mustRead(t, "a.txt", text, Options{Layout: layout})
		n := 0
		for _, s := range r.Speakers {
			n += s.Turns
		}
		if r.Layout != layout || n != turns {
			t.Errorf("%s: layout %s with %d turns", layout, r.Layout, n)
		}
	}
	for layout, want := range map[string]string{"table": "time-label (3 turns)", "captions": "label-colon (3 turns)", "telepathy": "label-colon, label-line"} {
		_, err := Read([]byte(text), "a.txt", Options{Layout: layout})
		var f *fault.Error
		if !errors.As(err, &f) || !strings.Contains(f.Hint, want) {
			t.Errorf("%s: error %v with hint %q, want %q in it", layout, err, f.Hint, want)
		}
	}
}

func TestOptionsSayWhoSpeaks(t *testing.T) {
	const text = "Jo: One.\n\nProblem: two.\n\nJo: Three.\n\nbefriender: Four.\n\nJo: Five.\n\nProblem: six.\n"
	opt := Options{Speakers: map[string]corpus.Speaker{
		"jo": {Kind: corpus.InterviewerSpeech}, "befriender": {Label: "P07", Kind: corpus.ParticipantSpeech}, "Problem": {},
	}}
	r := mustRead(t, "a.txt", text, opt)
	if got := r.Speakers; len(got) != 2 || got[0] != (SpeakerCount{"Jo", corpus.InterviewerSpeech, 3, 7}) || got[1] != (SpeakerCount{"befriender", corpus.ParticipantSpeech, 1, 1}) {
		t.Errorf("speakers %+v", got)
	}
	if len(r.Warnings) != 0 {
		t.Errorf("warnings %q", r.Warnings)
	}
}

func hasWarning(r *Result, part string) bool {
	return slices.ContainsFunc(r.Warnings, func(w string) bool { return strings.Contains(w, part) })
}
