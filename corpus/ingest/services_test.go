package ingest

import "testing"

// dialogue is what several of serviceCases hold, as labels and words.
const dialogue = "DW|So how was it?\nTO|Good enough.\nDW|And then?\nTO|It rained: a lot.\nDW|Did it?\nTO|It did.\n"

// serviceCases are more ways in which services, programs and people mark turns;
// without the times.
var serviceCases = []struct{ why, name, content, layout, want string }{
	{"initials that are a word of heads, too", "a.txt", "DW: So how was it?\n\nTO: Good enough.\n\nDW: And then?\n\nTO: It rained: a lot.\n\nDW: Did it?\n\nTO: It did.\n", "label-colon", dialogue},
	{"such initials and a tab", "a.txt", "DW\tSo how was it?\nTO\tGood enough.\nDW\tAnd then?\nTO\tIt rained: a lot.\nDW\tDid it?\nTO\tIt did.\n", "initials", dialogue},
	{"such initials above the words", "a.txt", "DW\nSo how was it?\n\nTO\nGood enough.\n\nDW\nAnd then?\n\nTO\nIt rained: a lot.\n\nDW\nDid it?\n\nTO\nIt did.\n", "label-line", dialogue},
	{"the head of a letter is no talk", "a.txt", "FROM: Jo Moss\nTO: the team\nRE: the farm\nCC: Sam Ode\n\nI: So how was it?\n\nP07: Good enough.\n\nI: Right.\n", "label-colon",
		"|FROM: Jo Moss↵TO: the team↵RE: the farm↵CC: Sam Ode\nI|So how was it?\nP07|Good enough.\nI|Right.\n"},
	{"RES for the respondent", "a.txt", "INT: So how was it?\n\nRES: Good enough.\n\nINT: Right.\n\nRES: Yes.\n", "label-colon",
		"INT|So how was it?\nRES|Good enough.\nINT|Right.\nRES|Yes.\n"},
	{"times between hashes, behind the words", "a.txt", "I: So how was it? #00:00:10-5#\n\nB: Good enough. #00:00:14-0#\n\nI: Right. #00:00:20-9#\n", "label-colon",
		"I|So how was it?\nB|Good enough.\nI|Right.\n"},
	{"times between hashes, before the label", "a.txt", "#00:00:10-5# I: So how was it?\n\n#00:00:14-0# B1: Good enough.\n\n#00:00:20-9# I: Right.\n", "time-label",
		"I|So how was it?\nB1|Good enough.\nI|Right.\n"},
	{"a range of times above the label", "a.txt", "00:00:10 - 00:00:13\nSpeaker 1\nSo how was it?\n\n00:00:14 - 00:00:19\nSpeaker 2\nGood enough.\n\n00:00:20 - 00:00:25\nSpeaker 1\nRight.\n", "label-line",
		"Speaker 1|So how was it?\nSpeaker 2|Good enough.\nSpeaker 1|Right.\n"},
	{"a time above the name", "a.txt", "00:00:10\nJo Moss\nSo how was it?\n\n00:00:14\nSam Ode\nGood enough.\n\n00:00:20\nJo Moss\nRight.\n\n00:00:24\nSam Ode\nYes.\n\n00:00:29\nJo Moss\nSo.\n\n00:00:31\nSam Ode\nNo.\n", "label-line",
		"Jo Moss|So how was it?\nSam Ode|Good enough.\nJo Moss|Right.\nSam Ode|Yes.\nJo Moss|So.\nSam Ode|No.\n"},
	{"a time now and then, as of meetings", "a.txt", "Transcript\n\n00:00:00\n\nJo Moss: So how was it?\nSam Ode: Good enough.\n\n00:05:00\n\nJo Moss: And then?\nSam Ode: Rain.\n\n00:10:00\n\nJo Moss: Right.\nSam Ode: Yes.\n", "label-colon",
		"|Transcript\nJo Moss|So how was it?\nSam Ode|Good enough.\nJo Moss|And then?\nSam Ode|Rain.\nJo Moss|Right.\nSam Ode|Yes.\n"},
	{"captions as a video page shows them", "a.txt", "0:00\nSo this is the farm\n0:03\nthat we came to.\n0:07\nIt was raining.\n", "paragraphs",
		"|So this is the farm that we came to. It was raining.\n"},
	{"times that somebody says", "a.txt", "I: When?\n\nP07: Well.\n\n10:30\n\n9:15\n\n11:20\n\nI: Right.\n", "label-colon",
		"I|When?\nP07|Well.¶10:30¶9:15¶11:20\nI|Right.\n"},
	{"a tab, a time and a tab", "a.txt", "Speaker 1:\t00:10\tSo how was it?\nSpeaker 2:\t00:14\tGood enough.\nSpeaker 1:\t00:20\tRight.\n", "label-colon",
		"Speaker 1|So how was it?\nSpeaker 2|Good enough.\nSpeaker 1|Right.\n"},
	{"a name, a time, and words on one line", "a.txt", "Jo [00:00:10] So how was it?\n\nSpeaker 2 [00:00:14] Good enough: it rained.\n\nJo [00:00:20] Right.\n\nSpeaker 2 [00:00:26] Yes.\n", "label-time",
		"Jo|So how was it?\nSpeaker 2|Good enough: it rained.\nJo|Right.\nSpeaker 2|Yes.\n"},
	{"a time in speech is no label's", "a.txt", "Then [00:00:10] we left.\n\nShe [00:00:20] stayed.\n\nThen [00:00:30] it rained.\n\nShe [00:00:40] came.\n", "paragraphs",
		"|Then we left.\n|She stayed.\n|Then it rained.\n|She came.\n"},
	{"who they are, in square brackets", "a.txt", "Interviewer: So how was it?\n\nClient [floating support]: Good enough.\n\nInterviewer: Right.\n\nClient [floating support]: Yes.\n", "label-colon",
		"Interviewer|So how was it?\nClient [floating support]|Good enough.\nInterviewer|Right.\nClient [floating support]|Yes.\n"},
	{"how they say it, in brackets", "a.txt", "I: So how was it?\n\nP07 (laughs): Good enough.\n\nI: Right.\n\nP07: Yes.\n", "label-colon",
		"I|So how was it?\nP07|(laughs) Good enough.\nI|Right.\nP07|Yes.\n"},
	{"numbered questions and answers", "a.txt", "Q1: So how was it?\nA1: Good enough.\n\nQ2: And then?\nA2: Rain.\n\nQ3: Did it?\nA3: It did.\n", "label-colon",
		"Q|So how was it?\nA|Good enough.\nQ|And then?\nA|Rain.\nQ|Did it?\nA|It did.\n"},
	{"numbered questions and answers, with full stops", "a.txt", "Q1. So how was it?\nA1. Good enough.\n\nQ2. And then?\nA2. Rain.\n\nQ3. Did it?\nA3. It did.\n", "initials",
		"Q|So how was it?\nA|Good enough.\nQ|And then?\nA|Rain.\nQ|Did it?\nA|It did.\n"},
	{"numbered questions, answers not", "a.txt", "Question 1: So how was it?\nAnswer: Good enough.\n\nQuestion 2: And then?\nAnswer: Rain.\n\nQuestion 3: Did it?\nAnswer: It did.\n", "label-colon",
		"Question|So how was it?\nAnswer|Good enough.\nQuestion|And then?\nAnswer|Rain.\nQuestion|Did it?\nAnswer|It did.\n"},
	{"participants called A1 to A3", "a.txt", "I: So?\n\nA1: Yes.\n\nA2: No.\n\nA3: Me, too.\n\nA1: Well.\n", "label-colon",
		"I|So?\nA1|Yes.\nA2|No.\nA3|Me, too.\nA1|Well.\n"},
	{"questions in italics", "a.md", "# Talk\n\n*So how was it?*\n\nGood enough. We came in spring.\n\n*And then?*\n\nRain, and more of it.\n\n_Did it?_\n\nIt did.\n", "bold-question",
		"|# Talk\nInterviewer|So how was it?\nParticipant|Good enough. We came in spring.\nInterviewer|And then?\nParticipant|Rain, and more of it.\nInterviewer|Did it?\nParticipant|It did.\n"},
	{"line ends of another kind", "a.txt", "I: So how was it?\u2028P07: Good enough.\u2028I: Right.\u2029P07: Yes.", "label-colon",
		"I|So how was it?\nP07|Good enough.\nI|Right.\nP07|Yes.\n"},
	{"written messages", "a.txt", "10:00:10\t From Jo Moss : So how was it?\n10:00:14\t From Sam Ode to Everyone : Good enough.\n10:00:20\t From Jo Moss : Right.\n10:00:26\t From Sam Ode : Yes.\n", "time-label",
		"Jo Moss|So how was it?\nSam Ode|Good enough.\nJo Moss|Right.\nSam Ode|Yes.\n"},
	{"bold beginnings of words", "a.md", "**JB**s are here.\n\n**MK**s are not.\n\n**JB**s are red.\n\n**MK**s are blue.\n\n**JB**s go.\n\n**MK**s stay.\n", "paragraphs",
		"|**JB**s are here.\n|**MK**s are not.\n|**JB**s are red.\n|**MK**s are blue.\n|**JB**s go.\n|**MK**s stay.\n"},
	{"who they are, in round brackets", "a.txt", "Jo (interviewer): So how was it?\n\nClient (2): Good enough.\n\nClient (3): And me.\n\nJo (interviewer): Right.\n", "label-colon",
		"Jo (interviewer)|So how was it?\nClient (2)|Good enough.\nClient (3)|And me.\nJo (interviewer)|Right.\n"},
	{"numbered questions without labels", "a.txt", "Talk of 3 May\n\n1. So how was it?\n\nGood enough, I would say.\n\nReally.\n\n2. Tell me more.\n\nIt rained for a week and more.\n\n3. Right?\n\nRight, I would say so.\n", "question-line",
		"|Talk of 3 May\nInterviewer|1. So how was it?\nParticipant|Good enough, I would say.¶Really.\nInterviewer|2. Tell me more.\nParticipant|It rained for a week and more.\nInterviewer|3. Right?\nParticipant|Right, I would say so.\n"},
	{"questions as headings", "a.md", "# Talk\n\n## So how was it?\n\nGood enough, I would say.\n\n## And then?\n\nIt rained for a week and more.\n\n## Right?\n\nRight, I would say so.\n", "question-line",
		"|# Talk\nInterviewer|So how was it?\nParticipant|Good enough, I would say.\nInterviewer|And then?\nParticipant|It rained for a week and more.\nInterviewer|Right?\nParticipant|Right, I would say so.\n"},
	{"questions in quotation marks", "a.txt", "“So how was it?”\n\nGood enough, I would say.\n\n“And then?”\n\nIt rained for a week and more.\n\n“Right?”\n\nRight, I would say so.\n", "question-line",
		"Interviewer|“So how was it?”\nParticipant|Good enough, I would say.\nInterviewer|“And then?”\nParticipant|It rained for a week and more.\nInterviewer|“Right?”\nParticipant|Right, I would say so.\n"},
	{"a numbered list is no talk", "a.txt", "What we took.\n\n1. The rope, which was new.\n\nIt was long.\n\n2. The paint.\n\nIt was red, as the roof was.\n\n3. The ladder? No.\n\nIt was too heavy for us.\n", "paragraphs",
		"|What we took.\n|1. The rope, which was new.\n|It was long.\n|2. The paint.\n|It was red, as the roof was.\n|3. The ladder? No.\n|It was too heavy for us.\n"},
	{"voices that nobody knows", "a.txt", "Mod: So how was it?\n\nP1: Good enough.\n\nUnidentified female: It rained.\n\nMod: Right.\n\nP1: Yes.\n\nMeeting ended after 00:04:10\n", "label-colon",
		"Mod|So how was it?\nP1|Good enough.\nUnidentified female|It rained.\nMod|Right.\nP1|Yes.\n|# Meeting ended after 00:04:10\n"},
	{"an old Mac's text", "a.txt", "Int: So how was it, Zo\x91?\rZo\x91: It\xd5s good \xd2enough\xd3.\rInt: That\xd5s it.\rZo\x91: Yes.\r", "label-colon",
		"Int|So how was it, Zoë?\nZoë|It’s good “enough”.\nInt|That’s it.\nZoë|Yes.\n"},
	{"names and a tab", "a.txt", "Jo\tSo how was it?\nSam\tGood enough.\nJo\tAnd then?\nSam\tIt rained.\nJo\tRight.\nSam\tYes.\n", "initials",
		"Jo|So how was it?\nSam|Good enough.\nJo|And then?\nSam|It rained.\nJo|Right.\nSam|Yes.\n"},
	{"labels and an upright line", "a.txt", "INT | So how was it?\nRES | Good enough.\nINT | And then?\nRES | It rained.\nINT | Right.\nRES | Yes.\n", "initials",
		"INT|So how was it?\nRES|Good enough.\nINT|And then?\nRES|It rained.\nINT|Right.\nRES|Yes.\n"},
	{"times with frames", "a.txt", "00:00:10:12 JO: So how was it?\n\n00:00:14:03 SAM: Good enough.\n\n00:00:20:24 JO: Right.\n", "time-label",
		"JO|So how was it?\nSAM|Good enough.\nJO|Right.\n"},
	{"what a service writes below", "a.txt", "Jo Moss  0:10\nSo how was it?\n\nSpeaker 2  0:14\nGood enough.\n\nJo Moss  0:20\nRight.\n\nSpeaker 2  0:25\nYes.\n\nTranscribed by https://example.org\n", "label-time",
		"Jo Moss|So how was it?\nSpeaker 2|Good enough.\nJo Moss|Right.\nSpeaker 2|Yes.\n|# Transcribed by https://example.org\n"},
	{"a table in Markdown", "a.md", "| Speaker | Text |\n|---|:---|\n| Jo | So how was it? |\n| Sam | Good enough. |\n| Jo | Right. |\n", "caption-voice",
		"Jo|So how was it?\nSam|Good enough.\nJo|Right.\n"},
	{"a list in Markdown", "a.md", "- **Jo:** So how was it?\n- **Sam:** Good enough.\n- **Jo:** Right.\n* **Sam:** Yes.\n", "bold-label",
		"Jo|So how was it?\nSam|Good enough.\nJo|Right.\nSam|Yes.\n"},
	{"line breaks alone on their lines", "a.md", "So how was it?\\\n\\\nGood.", "paragraphs", "|So how was it?↵Good.\n"},
}

func TestTranscriptsOfServices(t *testing.T) {
	for _, c := range serviceCases {
		t.Run(c.why, func(t *testing.T) {
			r := mustRead(t, c.name, c.content, Options{})
			if got := untimed(r.Utterances); got != c.want || r.Layout != c.layout {
				t.Errorf("layout %s\n%swant %s\n%s", r.Layout, got, c.layout, c.want)
			}
			composes(t, r)
		})
	}
}
