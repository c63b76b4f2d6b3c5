package cli

import (
	"testing"

	"github.com/mitten-qda/mitten/project"
)

func TestWhatTellsWhoPeopleAre(t *testing.T) {
	for column, want := range map[string]bool{
		"Name": true, "first name": true, "Participant name": true, "E-mail": true, "email address": true, "Phone (home)": true, "D.O.B.": true, "Post code": true, "Date of birth": true,
		"role": false, "pod": false, "Contact by": false, "site": false, "consent": false, "hotel": false, "mailing": false,
	} {
		if got := tellsWho(column); got != want {
			t.Errorf("%s: %t", column, got)
		}
	}
	for value, want := range map[string]bool{
		"a.b@quill.example": true, "07700 900123": true, "+44 7700 900123": true, "(01632) 960 123": true, "ring 01632-960123": true,
		"2025-11-03": false, "2025-11; 2026-05": false, "04/05/2026": false, "03.11.2025 04.05.2026": false, "6-8 Session client": false, "2025-11-03 10:30": false, "12345": false, "": false,
	} {
		if got := project.Reaches(value); got != want {
			t.Errorf("%q: %t", value, got)
		}
	}
}
