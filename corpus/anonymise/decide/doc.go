// Package decide remembers what people decided about what may identify somebody,
// and says what is printed in its place. It owns
//
//   - the Event, one decision as it was taken, and the Log of them, kept in the
//     vault as verdicts.age and only ever added to: undoing is an event too,
//   - the State, which is the fold of a Log: for each form (detect.Form) what it
//     is, whether it stays, and where it was decided place by place; the names
//     heard in recordings; waivers,
//   - the Plan, which puts decisions and the stored lists together: the people
//     list and the strings that a Finder looks for, and the votes for what a
//     Finder does not (undecided candidates, single places),
//   - what is printed: levels of abstraction, categories with a number that
//     stays, age bands and the like, invented names.
//
// Never here: finding candidates (detect), replacing (anonymise), asking people,
// printing. Errors never hold a form.
package decide
