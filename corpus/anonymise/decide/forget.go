package decide

import (
	"encoding/json"
	"slices"

	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
)

// Forget takes out every event that names somebody who wants to be forgotten: theirs
// tells whose a name is. It is the one way in which a log loses events; ids of
// others stay. changed is false where there is none.
func (l *Log) Forget(theirs func(name string) bool) (changed bool) {
	forms := map[string]bool{}
	for more := true; more; { // another name of another name
		more = false
		for _, e := range l.events {
			if e.Op == Decide && !forms[e.Form] && (theirs(e.Surface) || e.Same != "" && (theirs(e.Same) || forms[detect.Form(e.Same)])) {
				forms[e.Form], more = true, true
			}
		}
	}
	gone := func(name string) bool { return forms[detect.Form(name)] || theirs(name) }
	var lines [][]byte
	var events []Event
	for i, e := range l.events {
		line := l.lines[i]
		if e.Op == Decide && forms[e.Form] || e.Op == Waive && forms[e.Form] {
			changed = true
			continue
		}
		if e.Op == Hear && slices.ContainsFunc(e.Names, gone) {
			changed = true
			e.Names = slices.DeleteFunc(slices.Clone(e.Names), gone)
			line, _ = json.Marshal(e) // of strings and numbers: it cannot fail
		}
		lines, events = append(lines, line), append(events, e)
	}
	l.lines, l.events = lines, events
	return changed
}
