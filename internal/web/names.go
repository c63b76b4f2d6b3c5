package web

import (
	"net/http"
	"strings"

	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
	"github.com/mitten-qda/mitten/internal/verdict"
	"github.com/mitten-qda/mitten/project"
)

// namesJSON is what GET /api/names gives. It is made of names.
type namesJSON struct {
	Scan  int  `json:"scan"`
	Ready bool `json:"ready"`
	Done  int  `json:"done"` // documents looked through
	All   int  `json:"all"`
	// Forms are all that waited when the search was made, decided since or not.
	Forms []formJSON `json:"forms"`
	namesStateJSON
}

// namesStateJSON is what changes with each answer.
type namesStateJSON struct {
	Open      []int         `json:"open"`     // indexes of Forms that wait
	Caseless  []string      `json:"caseless"` // documents that wait for the names heard
	Decisions []verdictJSON `json:"decisions"`
	Decided   int           `json:"decided"` // how many there are; Decisions are the last of them
	Known     []string      `json:"known"`   // whom or what a form may be another name of
}

type formJSON struct {
	Surface   string      `json:"surface"`
	Kind      string      `json:"kind"`
	Now       string      `json:"now"` // what stands for it meanwhile; "" where it stays
	Layers    []string    `json:"layers"`
	Times     int         `json:"times"`
	Documents []string    `json:"documents"`
	Places    []sightJSON `json:"places"`
}

type sightJSON struct {
	decide.Mention
	Before string `json:"before"`
	Words  string `json:"words"`
	Behind string `json:"behind"`
}

type verdictJSON struct {
	Event string `json:"event"` // its number in the log
	Told  string `json:"told"`
}

// fewDecisions is how many of the last are shown.
const fewDecisions = 200

func (s *Server) getNames(*http.Request) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	d, err := s.namesDesk()
	if err != nil {
		return nil, err
	}
	sc, err := s.identities.look(d)
	if err != nil {
		return nil, err
	}
	out := namesJSON{Scan: sc.number, Forms: []formJSON{}}
	if out.Done, out.All, out.Ready, err = s.identities.state(sc); err != nil {
		s.identities.forget() // the next request looks again
		return nil, err
	}
	if out.Ready {
		for _, f := range sc.forms {
			out.Forms = append(out.Forms, formAsJSON(f))
		}
	}
	out.namesStateJSON = namesState(d, sc, out.Ready)
	return out, nil
}

func formAsJSON(f project.WaitingForm) formJSON {
	j := formJSON{Surface: f.Surface, Kind: string(decide.KindOf(f.Kind)), Layers: f.Layers, Times: f.Times, Documents: f.Documents, Places: sightsAsJSON(f.Places)}
	if f.Masked {
		j.Now = "[" + decide.Category(f.Kind, f.Surface) + "]"
	}
	return j
}

func sightsAsJSON(sights []project.Sight) []sightJSON {
	out := []sightJSON{}
	for _, p := range sights {
		out = append(out, sightJSON{p.Mention, p.Before, p.Words, p.Behind})
	}
	return out
}

// waits reports whether a form of a scan is still to be decided; since are the
// forms that were decided after it.
func waits(plan *decide.Plan, since map[string]bool, f project.WaitingForm) bool {
	return !since[f.Form] && !plan.Covers(f.Surface)
}

// namesState says what waits by now.
func namesState(d *verdict.Desk, sc *scan, ready bool) namesStateJSON {
	out := namesStateJSON{Open: []int{}, Caseless: []string{}, Decisions: []verdictJSON{}, Known: []string{}}
	plan := d.Plan()
	if ready {
		since, _ := d.Since(sc.upTo)
		for i, f := range sc.forms {
			if waits(plan, since, f) {
				out.Open = append(out.Open, i)
			}
		}
		out.Caseless = append(out.Caseless, sc.caseless...)
	}
	holding := d.Holding()
	out.Decided = len(holding)
	for _, e := range holding[max(0, len(holding)-fewDecisions):] {
		out.Decisions = append(out.Decisions, verdictJSON{e.ID, verdict.ToldBy(plan, e)})
	}
	for _, p := range plan.People.Persons {
		out.Known = append(out.Known, strings.TrimSuffix(p.Name, ":case"))
	}
	for _, one := range plan.State().Decisions() {
		if one.As != decide.Person && one.As != decide.No && !one.Keep && !one.ByMention() {
			out.Known = append(out.Known, one.Surface)
		}
	}
	return out
}
