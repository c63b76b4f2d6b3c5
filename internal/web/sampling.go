package web

import (
	"net/http"

	"github.com/mitten-qda/mitten/project"
)

// samplingJSON is what GET /api/sampling gives: the sampling log held against who
// takes part.
type samplingJSON struct {
	Events    []string      `json:"events"` // columns after the plan
	Strata    []stratumJSON `json:"strata"` // in the order of the log
	Achieved  int           `json:"achieved"`
	Unplanned []string      `json:"unplanned"`
	Overlaps  []string      `json:"overlaps"`
}

// stratumJSON is one kind of participant. Difference is there only where a number
// was planned.
type stratumJSON struct {
	Name       string         `json:"name"`
	Planned    int            `json:"planned"`
	Achieved   int            `json:"achieved"`
	Difference *int           `json:"difference,omitempty"`
	Events     map[string]int `json:"events"`
	Notes      []string       `json:"notes"`
}

func (s *Server) getSampling(*http.Request) (any, error) {
	log, err := s.study.Sampling("")
	if err != nil {
		return nil, err
	}
	out := samplingJSON{
		Events: project.SamplingEvents[1:], Strata: []stratumJSON{}, Achieved: log.Achieved,
		Unplanned: append([]string{}, log.Unplanned...), Overlaps: []string{},
	}
	for i := range log.Strata {
		st := &log.Strata[i]
		row := stratumJSON{Name: st.Name(), Planned: st.Planned, Achieved: st.Achieved, Events: st.Events, Notes: append([]string{}, st.Notes...)}
		if st.Planned > 0 {
			difference := st.Achieved - st.Planned
			row.Difference = &difference
		}
		out.Strata = append(out.Strata, row)
	}
	for _, o := range log.Overlaps {
		out.Overlaps = append(out.Overlaps, log.Strata[o.Strata[0]].Name()+" and "+log.Strata[o.Strata[1]].Name()+": "+counted(len(o.Participants), "participant")+" in both")
	}
	return out, nil
}
