package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/ingest"
	"github.com/mitten-qda/mitten/project"
)

// An openQuestion is a doubt and the documents that raise it.
type openQuestion struct {
	ingest.Doubt
	documents []string
}

// openQuestions puts the doubts of an import together: one question for all
// documents in which the same labels raise it.
func openQuestions(documents []project.Imported) []openQuestion {
	var list []openQuestion
	for _, d := range documents {
		for _, doubt := range d.Doubts {
			same := func(o openQuestion) bool {
				return o.Kind == doubt.Kind && o.Guess == doubt.Guess && slices.Equal(folded(o.Labels), folded(doubt.Labels)) && slices.Equal(o.Others, doubt.Others)
			}
			if i := slices.IndexFunc(list, same); i >= 0 {
				list[i].documents = append(list[i].documents, d.ID)
				continue
			}
			list = append(list, openQuestion{doubt, []string{d.ID}})
		}
	}
	return list
}

func folded(labels []string) []string {
	out := make([]string, len(labels))
	for i, l := range labels {
		out[i] = strings.ToLower(l)
	}
	slices.Sort(out)
	return out
}

// settle asks the open questions and reads the documents anew that an answer
// changes. The answers are remembered.
func (app *App) settle(ctx context.Context, q *questioner, s *project.Study, v *anonymise.Vault, r *project.ImportReport) error {
	pen := project.Pen{Now: app.Now, Rand: app.Rand}
	for _, open := range openQuestions(r.Documents) {
		telling, ok, err := ask(q, open)
		if errors.Is(err, errNoMore) {
			return nil
		}
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		again, err := s.Reread(ctx, v, telling, pen, project.ImportOptions{})
		if err != nil {
			return err
		}
		for _, f := range again.Failed {
			app.say("note: %v", named(f))
		}
		for _, now := range again.Documents {
			if i := slices.IndexFunc(r.Documents, func(d project.Imported) bool { return d.ID == now.ID }); i >= 0 && now.State != project.Unchanged {
				now.File, now.State = r.Documents[i].File, r.Documents[i].State
				r.Documents[i] = now
			} else if i >= 0 {
				r.Documents[i].Doubts = without(r.Documents[i].Doubts, open.Doubt)
			}
		}
	}
	return nil
}

func without(doubts []ingest.Doubt, settled ingest.Doubt) []ingest.Doubt {
	return slices.DeleteFunc(slices.Clone(doubts), func(d ingest.Doubt) bool {
		return d.Kind == settled.Kind && slices.Equal(d.Labels, settled.Labels)
	})
}

// ask puts one question and gives what the answer says; ok is false where it
// was left open.
func ask(q *questioner, open openQuestion) (project.Telling, bool, error) {
	where := someOf(open.documents)
	say := project.Telling{Documents: open.documents}
	switch open.Kind {
	case ingest.WhichLayout:
		choices := append([]string{open.Guess}, open.Others...)
		i, err := q.choose(where+": which layout shows the turns? (`mitten import review "+open.documents[0]+"` shows them)", choices, 0)
		if err != nil || i < 0 {
			return say, false, err
		}
		say.Layout = choices[i]
	case ingest.WhoAsks:
		choices := append(slices.Clone(open.Labels), "none of them")
		preset := slices.Index(open.Labels, open.Guess)
		i, err := q.choose(where+": who asks the questions?", choices, preset)
		if err != nil || i < 0 {
			return say, false, err
		}
		say.Speakers = map[string]corpus.Speaker{}
		for j, label := range open.Labels {
			kind := corpus.ParticipantSpeech
			if i == j {
				kind = corpus.InterviewerSpeech
			}
			if i == j && !ingest.Generic(label) {
				say.Learn = append(say.Learn, project.Label{Label: label, Kind: kind})
			} else if i == j || i == len(open.Labels) {
				say.Speakers[label] = corpus.Speaker{Label: label, Kind: kind}
			}
		}
	case ingest.SamePerson:
		i, err := q.choose(fmt.Sprintf("%s: are %s one speaker?", where, strings.Join(open.Labels, ", ")), []string{"yes, write " + open.Guess, "no"}, -1)
		if err != nil || i < 0 {
			return say, false, err
		}
		for _, label := range open.Labels {
			switch {
			case i == 1:
				others := slices.DeleteFunc(slices.Clone(open.Labels), func(o string) bool { return o == label })
				say.Learn = append(say.Learn, project.Label{Label: label, Apart: others})
			case label != open.Guess:
				say.Learn = append(say.Learn, project.Label{Label: label, Same: open.Guess})
			}
		}
	case ingest.NoSpeaker:
		i, err := q.choose(fmt.Sprintf("%s: is %s a speaker?", where, strings.Join(open.Labels, ", ")), []string{"yes", "no, it is text"}, -1)
		if err != nil || i < 0 {
			return say, false, err
		}
		say.Speakers = map[string]corpus.Speaker{}
		for _, label := range open.Labels {
			kind := corpus.ParticipantSpeech
			if i == 1 {
				kind = ""
			}
			say.Speakers[label] = corpus.Speaker{Label: label, Kind: kind}
		}
	}
	return say, true, nil
}

// someOf names documents, eight at the most: "T01, T04 ... and 31 more".
func someOf(ids []string) string {
	const few = 8
	if len(ids) <= few {
		return strings.Join(ids, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(ids[:few-1], ", "), len(ids)-few+1)
}
