package gazetteer

import (
	"strings"
	"testing"
)

func TestNamesByOrigin(t *testing.T) {
	l := load(t)
	for _, c := range []struct{ origin, given, surname string }{
		{"English", "margaret darren kayleigh nigel doreen tracey alfie", "smith clarke higginbottom ramsbottom thwaites"},
		{"short forms", "kath bev shaz dot des pip mo gaz baz trish debs jez", "smith"},
		{"Welsh", "rhys sian myfanwy gethin bronwen eluned", "llewellyn prosser pugh beynon"},
		{"Scottish", "hamish eilidh mhairi morag ruaridh ailsa", "macleod mcallister urquhart farquharson"},
		{"Irish", "siobhan niamh aoife padraig caoimhe oisin", "oconnor osullivan gallagher mcguinness"},
		{"Caribbean", "delroy winston leroy shanice", "blackwood morrison pinnock"},
		{"Punjabi", "gurpreet harjit jaswinder manpreet", "dhillon sandhu grewal atwal kaur"},
		{"Gujarati and Hindi", "jignesh hetal bhavna rajesh sunita", "patel mistry sharma chatterjee"},
		{"Pakistani and Bangladeshi", "shabana nasreen zubair tahmina rukhsana", "hussain chaudhry begum uddin miah"},
		{"Tamil and Sinhala", "sivakumar thilini nirosha", "perera rajaratnam jayawardena"},
		{"Yoruba", "oluwaseun folasade babatunde temitope yetunde", "adeyemi ogunleye akinwale"},
		{"Igbo", "chidinma chukwuemeka ngozi obinna ifeoma", "okonkwo nwosu eze okafor"},
		{"Hausa", "hauwa danjuma aminu", "abubakar buhari"},
		{"Ghanaian", "kwame akosua abena kofi", "mensah boateng owusu asante"},
		{"Sierra Leonean and Gambian", "fatmata lamin isatou", "kamara sesay jallow"},
		{"Kenyan and Ugandan", "wanjiku otieno nakato", "kamau odhiambo mukasa"},
		{"Zimbabwean", "tendai rutendo tafadzwa", "moyo ncube sibanda"},
		{"Somali", "abdirahman hodan ayaan faduma", "warsame farah jama"},
		{"Eritrean and Ethiopian", "selam tesfay yohannes mulugeta", "ghebremedhin tekle haile"},
		{"Arabic", "mohammed khadija youssef rania", "alhassan haddad khoury"},
		{"Persian and Afghan", "shirin parisa farhad zabihullah", "hosseini ahmadi karzai"},
		{"Kurdish and Turkish", "rojin shwan ayse mehmet ozgur", "yilmaz demir ozturk"},
		{"Chinese", "xiaoming yating weijun", "zhang huang cheung ng"},
		{"Vietnamese", "phuong thuy quang", "nguyen tran pham"},
		{"Korean and Japanese", "jihye minjun haruka kenji", "kim choi tanaka watanabe"},
		{"Filipino", "marites jomar rowena", "delacruz santos macapagal"},
		{"Polish", "agnieszka wojciech gosia krzysztof", "kowalski wisniewska nowak"},
		{"Romanian", "ionut mihaela catalin", "popescu ionescu munteanu"},
		{"Ukrainian and Russian", "oksana volodymyr svetlana", "shevchenko kovalenko ivanova"},
		{"Lithuanian and Latvian", "mindaugas ruta janis", "kazlauskas berzins"},
		{"Albanian", "besnik fatmir shpresa", "hoxha berisha krasniqi"},
		{"Serb and Croat", "slobodan jelena goran", "jovanovic horvat"},
		{"Hungarian and Czech", "zsuzsanna laszlo vaclav", "nagy novotny"},
		{"Greek and Cypriot", "panagiotis eleni androulla", "papadopoulos georgiou charalambous"},
		{"Jewish", "rivka mordechai shoshana", "goldberg rosenthal cohen"},
		{"Italian, Spanish, Portuguese", "giuseppe concepcion joao", "rossi garcia ferreira"},
		{"French and German", "thierry gudrun", "dubois schmidt muller mueller"},
	} {
		for w := range strings.FieldsSeq(c.given) {
			if !l.Given(w) {
				t.Errorf("%s: %s is no given name", c.origin, w)
			}
		}
		for w := range strings.FieldsSeq(c.surname) {
			if !l.Surname(w) {
				t.Errorf("%s: %s is no surname", c.origin, w)
			}
		}
	}
}

func TestFunctionWordsAreNoNames(t *testing.T) {
	l := load(t)
	for w := range strings.FieldsSeq(`the and of to in on so do he no you an my or oh can said man woman people thing
		yeah um er me him she they was were are is am be been had has have did done a b z mr mrs dr baby unknown`) {
		if l.Given(w) || l.Surname(w) {
			t.Errorf("%s is a name", w)
		}
	}
}

func TestNamesThatAreWordsToo(t *testing.T) {
	l := load(t)
	for w := range strings.FieldsSeq("will may grace mark hope rose joy frank jack faith dawn bill dot pip") {
		if !l.Given(w) || l.Common(w) == 0 {
			t.Errorf("%s: given %v, class %d; want a name and a word", w, l.Given(w), l.Common(w))
		}
	}
	for w := range strings.FieldsSeq("brown white young king wood hill field baker church day") {
		if !l.Surname(w) || l.Common(w) == 0 {
			t.Errorf("%s: surname %v, class %d; want a name and a word", w, l.Surname(w), l.Common(w))
		}
	}
}

func TestRank(t *testing.T) {
	l := load(t)
	if common, rare := l.GivenRank("margaret"), l.GivenRank("zebulon"); common != 1 || rare <= common {
		t.Errorf("ranks %d and %d of a common and a rare name, want 1 and more", common, rare)
	}
	if l.GivenRank("qzx") != 0 || l.SurnameRank("qzx") != 0 {
		t.Error("what is no name has a rank")
	}
}
