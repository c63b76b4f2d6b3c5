package project

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/fsx"
)

// maxSampled keeps sums of slips of the keys within bounds.
const maxSampled = 1_000_000

// A sampled is one line of sampling.csv.
type sampled struct {
	line   int
	event  string
	where  map[string]string
	number int
	note   string
}

// readSampling reads the log. Every bad line is reported in one joined error;
// the good ones are given all the same.
func readSampling(data []byte) ([]sampled, error) {
	t, err := ReadTable(data, samplingName)
	if t == nil {
		return nil, err
	}
	problems := []error{err}
	what := t.Column("what")
	if what < 0 {
		if len(t.Columns) > 0 {
			problems = append(problems, fault.At(samplingName, 1, 0, "the first line names the columns: what,role,cycle,number,note", "no column what"))
		}
		return nil, errors.Join(problems...)
	}
	var log []sampled
	for _, row := range t.Rows {
		l := sampled{line: row.Line, where: map[string]string{}, number: 1}
		clean := true
		bad := func(hint, format string, args ...any) {
			problems = append(problems, fault.At(samplingName, row.Line, 0, hint, format, args...))
			clean = false
		}
		for i, cell := range row.Cells {
			switch {
			case cell == "":
			case i >= len(t.Columns):
				bad("put cells that hold a comma in double quotes", "more cells than columns")
			case i == what:
				l.event = strings.ToLower(cell)
			case t.Columns[i] == "number":
				n, err := strconv.Atoi(cell)
				if err != nil || n < 0 || n > maxSampled {
					bad("write it in digits", "%q is no number of people", cell)
				}
				l.number = n
			case t.Columns[i] == "note":
				l.note = cell
			case t.Columns[i] == "date" || t.Columns[i] == "":
			default:
				l.where[t.Columns[i]] = cell
			}
		}
		if !slices.Contains(SamplingEvents, l.event) {
			hint := "known are " + strings.Join(SamplingEvents, ", ")
			if near := nearest(l.event, SamplingEvents); near != "" {
				hint = `did you mean "` + near + `"?`
			}
			bad(hint, "%q is nothing that can happen to a plan", l.event)
		}
		if clean {
			log = append(log, l)
		}
	}
	return log, errors.Join(problems...)
}

// StratumColumn says what is wrong with an attribute that is to name strata, ""
// where nothing is.
func (s *Study) StratumColumn(roster *corpus.Roster, column string) (problem, hint string) {
	known := append(slices.Clone(roster.Columns), "cycle")
	for name := range s.Config.Attributes {
		known = append(known, strings.ToLower(name))
	}
	slices.Sort(known)
	known = slices.Compact(known)
	if slices.Contains(known, column) {
		return "", ""
	}
	hint = "attributes are " + strings.Join(known, ", ")
	if near := nearest(column, known); near != "" {
		hint = "did you mean " + near + "?"
	}
	return rosterName + " has no column " + strconv.Quote(column), hint
}

// StratumProblem says what is wrong with an attribute that names a stratum and
// its value, "" where nothing is.
func (s *Study) StratumProblem(roster *corpus.Roster, column, value string) (problem, hint string) {
	if problem, hint = s.StratumColumn(roster, column); problem != "" {
		return problem, hint
	}
	if problem, hint = s.ValueProblem(column, value); problem != "" {
		problem = column + " " + strconv.Quote(value) + " is " + problem
	}
	return problem, hint
}

// checkSampling tells of lines of sampling.csv that cannot be read, and of
// strata that nobody can be of.
func (s *Study) checkSampling(r *Report, roster *corpus.Roster) {
	data, err := os.ReadFile(s.Path(samplingName))
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	if err != nil {
		r.addError(true, err)
		return
	}
	log, err := readSampling(data)
	if err != nil {
		r.addError(true, err)
	}
	for _, l := range log {
		for _, column := range slices.Sorted(maps.Keys(l.where)) {
			if problem, hint := s.StratumProblem(roster, column, l.where[column]); problem != "" {
				r.add(false, samplingName+":"+strconv.Itoa(l.line), hint, "%s", problem)
			}
		}
	}
}

// LogSampling adds a line to sampling.csv, which is made where there is none.
// What stands there stays, byte for byte; columns are added where needed. The
// study must be locked.
func (s *Study) LogSampling(event string, where map[string]string, number int, date, note string) error {
	data, err := os.ReadFile(s.Path(samplingName))
	if errors.Is(err, fs.ErrNotExist) || err == nil && strings.Trim(string(data), "\ufeff \t\r\n") == "" {
		data, err = []byte("what,number,date,note\n"), nil
	}
	if err != nil {
		return err
	}
	if _, err := readSampling(data); err != nil {
		return err
	}
	t, err := ReadTable(data, samplingName)
	if err != nil {
		return err
	}
	cells := map[string]string{"what": event, "number": strconv.Itoa(number), "date": date, "note": note}
	maps.Copy(cells, where)
	quote := (&RosterEdit{table: t}).quote
	lead := len(data) - len(strings.TrimLeft(string(data), "\ufeff\r\n"))
	end := lead + strings.IndexAny(string(data[lead:])+t.eol, "\r\n")
	head := string(data[:end])
	for _, column := range slices.Sorted(maps.Keys(cells)) {
		if t.Column(column) < 0 && cells[column] != "" {
			head += string(t.comma) + quote(column)
			t.Columns = append(t.Columns, column)
		}
	}
	text := head + string(data[end:])
	if !strings.HasSuffix(text, "\n") && !strings.HasSuffix(text, "\r") {
		text += t.eol
	}
	row := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		if t.Column(c) == i { // of columns of one name the first
			row[i] = quote(strings.Join(strings.Fields(cells[c]), " "))
		}
	}
	text += strings.Join(row, string(t.comma)) + t.eol
	if _, err := readSampling([]byte(text)); err != nil {
		return fault.At(samplingName, 0, 0, "edit the file by hand", "the line would break the table: %w", err)
	}
	return fsx.WriteFile(s.Path(samplingName), []byte(text), 0o644)
}
