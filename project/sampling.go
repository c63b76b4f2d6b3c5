package project

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
)

const samplingName = "sampling.csv"

// SamplingEvents are what the log knows.
var SamplingEvents = []string{"planned", "refused", "no reply", "withdrew", "replaced", "opportunistic"}

// A Stratum is a part of the people to be asked, by attributes: what was
// planned, what came of it.
type Stratum struct {
	Where    map[string]string // attribute to value; empty for everybody
	Planned  int
	Achieved int            // participants who fit and take part in a document
	Events   map[string]int // refused, no reply, ...
	Notes    []string
}

// Name writes a stratum as a condition: role=Volunteer, cycle=2026-05.
func (st *Stratum) Name() string {
	var parts []string
	for _, k := range slices.Sorted(maps.Keys(st.Where)) {
		parts = append(parts, k+"="+st.Where[k])
	}
	if parts == nil {
		return "everybody"
	}
	return strings.Join(parts, ", ")
}

// same reports whether two strata ask for the same, however it is spelt.
func (st *Stratum) same(o *Stratum) bool {
	return maps.EqualFunc(st.Where, o.Where, func(a, b string) bool { return looseKey(a) == looseKey(b) })
}

// fits says whether a participant is of the stratum by one of their documents:
// its cycle counts, and where it has none, those of participants.csv.
func (st *Stratum) fits(p corpus.Participant, documents []*corpus.Document) bool {
	has := func(values []string, want string) bool {
		return slices.ContainsFunc(values, func(v string) bool { return looseKey(v) == looseKey(want) })
	}
	for k, want := range st.Where {
		if k != "cycle" && !has(p.Values(k), want) {
			return false
		}
	}
	want, asked := st.Where["cycle"]
	return slices.ContainsFunc(documents, func(d *corpus.Document) bool {
		return !asked || d.Cycle != "" && has([]string{d.Cycle}, want) || d.Cycle == "" && has(p.Values("cycle"), want)
	})
}

// An Overlap is two planned strata that some participants are both of: they
// count in each.
type Overlap struct {
	Strata       [2]int // indexes into Sampling.Strata
	Participants []string
}

// A Sampling is the sampling log held against who takes part.
type Sampling struct {
	Strata    []Stratum // in the order of the log
	Unplanned []string  // participants who take part and fit no planned stratum
	Overlaps  []Overlap
	Achieved  int // participants of planned strata, each once
}

// Sampling reads sampling.csv and counts. A study without one has no strata.
// With by, strata are put together by that attribute alone: those that do not
// name it are one with an empty value.
func (s *Study) Sampling(by string) (*Sampling, error) {
	out := &Sampling{}
	data, err := os.ReadFile(s.Path(samplingName))
	if errors.Is(err, fs.ErrNotExist) {
		return out, nil
	}
	if err != nil {
		return nil, err
	}
	log, err := readSampling(data)
	if err != nil {
		return nil, err
	}
	roster, err := s.Roster()
	if err != nil {
		return nil, err
	}
	appear, err := s.Appearances()
	if err != nil {
		return nil, err
	}
	out.gather(log)
	people := slices.DeleteFunc(slices.Clone(roster.Participants), func(p corpus.Participant) bool {
		return len(appear[p.ID]) == 0 || p.Consent() == corpus.Withdrawn
	})
	of := out.strataOf(people, appear)
	if by != "" {
		out.groupBy(by, of)
	}
	return out, nil
}

// gather puts the lines of the log together by stratum.
func (out *Sampling) gather(log []sampled) {
	for _, line := range log {
		st := Stratum{Where: line.where, Events: map[string]int{}}
		i := slices.IndexFunc(out.Strata, func(o Stratum) bool { return o.same(&st) })
		if i < 0 {
			i = len(out.Strata)
			out.Strata = append(out.Strata, st)
		}
		if line.event == "planned" {
			out.Strata[i].Planned += line.number
		} else {
			out.Strata[i].Events[line.event] += line.number
		}
		if line.note != "" {
			out.Strata[i].Notes = append(out.Strata[i].Notes, line.note)
		}
	}
}

// strataOf counts who is of which stratum, and gives the strata of each
// participant, by index.
func (out *Sampling) strataOf(people []corpus.Participant, appear map[string][]*corpus.Document) [][]int {
	of := make([][]int, len(people))
	at := map[[2]int]int{} // strata that overlap, to the index in Overlaps
	for i, p := range people {
		var planned []int
		for k := range out.Strata {
			if st := &out.Strata[k]; st.fits(p, appear[p.ID]) {
				st.Achieved++
				of[i] = append(of[i], k)
				if st.Planned > 0 {
					planned = append(planned, k)
				}
			}
		}
		if len(planned) == 0 {
			out.Unplanned = append(out.Unplanned, p.ID)
			continue
		}
		out.Achieved++
		for a, first := range planned {
			for _, second := range planned[a+1:] {
				if out.Strata[first].apart(&out.Strata[second]) {
					continue
				}
				pair := [2]int{first, second}
				if _, known := at[pair]; !known {
					at[pair] = len(out.Overlaps)
					out.Overlaps = append(out.Overlaps, Overlap{Strata: pair})
				}
				o := &out.Overlaps[at[pair]]
				o.Participants = append(o.Participants, p.ID)
			}
		}
	}
	return of
}

// apart reports whether two strata are of different cycles: who is asked in
// both was meant to be.
func (st *Stratum) apart(o *Stratum) bool {
	a, b := st.Where["cycle"], o.Where["cycle"]
	return a != "" && b != "" && looseKey(a) != looseKey(b)
}

// groupBy puts strata together by the value of one attribute; each participant
// counts once in a group.
func (out *Sampling) groupBy(by string, of [][]int) {
	var groups []Stratum
	group := make([]int, len(out.Strata))
	for i, st := range out.Strata {
		where := map[string]string{by: st.Where[by]}
		g := slices.IndexFunc(groups, func(o Stratum) bool { return o.same(&Stratum{Where: where}) })
		if g < 0 {
			g = len(groups)
			groups = append(groups, Stratum{Where: where, Events: map[string]int{}})
		}
		group[i] = g
		groups[g].Planned += st.Planned
		groups[g].Notes = append(groups[g].Notes, st.Notes...)
		for event, n := range st.Events {
			groups[g].Events[event] += n
		}
	}
	for _, strata := range of {
		var once []int
		for _, k := range strata {
			if g := group[k]; !slices.Contains(once, g) {
				once = append(once, g)
				groups[g].Achieved++
			}
		}
	}
	out.Strata, out.Overlaps = groups, nil
}
