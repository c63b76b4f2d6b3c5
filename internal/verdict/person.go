package verdict

import "github.com/mitten-qda/mitten/corpus/anonymise"

// person gives the name in full of the one person of the list whom a part of a
// name can mean, else the part.
func (d *Desk) person(part string) string {
	if part == "" || d.Plan().People.Owner(part) >= 0 {
		return part
	}
	if leaks := anonymise.NewFinder(d.Stored.People, nil).Leaks("to " + part); len(leaks) == 1 && leaks[0].Person >= 0 && leaks[0].Span.Len() == len(part) {
		if _, decided := d.Log.State().Of(part); !decided {
			return d.Stored.People.Persons[leaks[0].Person].Name
		}
	}
	return part
}
