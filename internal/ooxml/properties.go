package ooxml

import "io"

// named says whether the core properties name a person. The name itself is not
// read further.
func (a *archive) named() (bool, error) {
	rels, err := a.relations("")
	if err != nil {
		return false, err
	}
	for _, rel := range rels {
		if rel.kind != "core-properties" || !a.Has(rel.target) {
			continue
		}
		p, err := a.Part(rel.target)
		if err != nil {
			return false, err
		}
		defer p.Close()
		for reading := false; ; {
			e, s, err := p.Next()
			if err == io.EOF {
				break
			}
			if err != nil {
				return false, err
			}
			switch {
			case e != nil:
				reading = e.Name == "creator" || e.Name == "lastModifiedBy"
			case s == nil:
				reading = false
			case reading:
				return true, nil
			}
		}
	}
	return false, nil
}
