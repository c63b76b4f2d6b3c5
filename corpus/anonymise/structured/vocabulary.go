package structured

var lists = [...]list{
	{digitWord, 0, 1, "zero one two three four five six seven eight nine"},
	{digitWord, 0, 0, "oh"}, {digitWord, 0, 0, "nought"}, {digitWord, 0, 0, "naught"}, {digitWord, 0, 0, "o"},
	{teenWord, 10, 1, "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"},
	{tensWord, 20, 10, "twenty thirty forty fifty sixty seventy eighty ninety"}, {tensWord, 40, 0, "fourty"},
	plain(hundredWord, "hundred"), plain(twoWord, "two"),
	{multiplier, 2, 1, "double triple"}, {multiplier, 3, 0, "treble"},
	{ordinal, 1, 1, "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"},
	{ordinal, 30, 0, "thirtieth"}, {ordinal, 40, 10, "fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth"},
	plain(filler, "um umm uh uhh uhm erm er ah eh mm hmm"),
	{monthName, 1, 1, "january february march april may june july august september october november december"},
	{monthShort, 1, 1, "jan feb mar apr may jun jul aug sep oct nov dec"}, {monthShort, 9, 0, "sept"},
	plain(goesOn, "and then yeah so ok okay right"),
	plain(monthVerb, "may march mar"),
	plain(weekday, "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun"),

	plain(formalTitle, "mr mrs ms miss mx dr doctor prof professor sir dame lord lady rev revd reverend cllr councillor nurse"+
		" father sister brother pastor imam rabbi matron fr pc dc ds sgt sergeant inspector captain major colonel judge justice madam mme monsieur herr frau"),
	plain(kinTitle, "auntie aunty aunt uncle nan nana nanna nanny nani gran granny grandma grandad grandpa khala chacha mama baba mum dad cousin"),
	plain(kinWord, "sister brother mother father mum mam dad wife husband partner son daughter girlfriend boyfriend fiance fiancee cousin niece nephew"+
		" stepson stepdaughter stepdad stepmum grandson granddaughter neighbour neighbor friend mate manager boss carer girl boy lad baby twin ex"+
		" colleague worker counsellor therapist teacher physio adviser advisor coordinator leader guy bloke chap lady woman man landlord landlady tutor supervisor keyworker"),
	plain(introWord, "name named called speaking here known nicknamed surname forename nickname call calls goes"),

	plain(streetType, "road rd street lane avenue ave crescent terrace gardens grove mews wynd loke ginnel snicket broadway"+
		" boulevard blvd esplanade embankment causeway alley vennel twitten cottages villas mansions chare parkway promenade quay tce terr cres gdns sq cl"),
	plain(streetWeak, "st ln drive dr court ct close park place square way walk row rise view score gate green hill parade path vale mount croft fold"+
		" brow bank wharf yard circus house lodge tower towers heights point buildings building flats cottage farm loan brae pend drift drang field fields"+
		" meadow meadows side end common reach ride spur drove mead dene glen ridge orchard arcade cross hall"),
	plain(streetFirst, "cwrt maes llys plas trem bro parc gerddi heol ffordd stryd lôn lon clos rhodfa rue via calle rua avenida"),
	plain(homeWord, "flat apartment apt unit suite"),
	plain(numberWord, "number"),
	plain(liveCue, "live lives living lived address moved stay stays staying stayed house home flat based house's"),

	plain(phoneCue, "phone phones phoned telephone tel ring rang call mobile mob landline text fax whatsapp reach dial ringing calling extension cell"),
	plain(numberCue, "number numbers contact"),
	plain(postCue, "postcode postcodes postal zip"),
	plain(niCue, "ni nino insurance"), plain(nhsCue, "nhs chi hospital"),
	plain(plateCue, "reg registration plate plates numberplate car van vehicle motor motorbike taxi"),
	plain(refCue, "ref reference refs references case file hospital policy account acc claim claims tenancy application applications order invoice crime incident"+
		" patient customer member membership employee staff payroll crn docket registration record client id nos badge student ticket booking report prison prisoner inmate mrn utr urn uprn crb dbs"),
	plain(passportCue, "passport passports"), plain(licenceCue, "licence license driver's drivers driving"),
	plain(bankCue, "sortcode account bank bacs"), plain(sortWord, "sort"), plain(ibanCue, "iban bic swift"), plain(cardCue, "card visa mastercard amex debit credit"),
	plain(ssnCue, "ssn social"),
	plain(birthCue, "born birthday birth birthdate dob birthdays"), plain(dateCue, "date dated on"),
	plain(ageCue, "aged age ages"),
	plain(yearCue, "in since until year born married died retired moved qualified spring summer autumn winter easter christmas xmas eve early late mid"),
	plain(siteCue, "username handle insta instagram tiktok snapchat twitter"),
	plain(atWord, "at"), plain(dotWord, "dot"), plain(underscoreWord, "underscore"), plain(wwwWord, "www"),
	plain(letterName, "alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa quebec romeo sierra tango"+
		" uniform victor whiskey whisky xray yankee zulu"),
	plain(postArea, postAreas),
	plain(tld, "com org net uk co gov edu mil int info biz eu ie de fr es nl se fi dk pl pt cz hu ch ru us ca au nz jp cn br cy uy ee gr ro bg lt lv sk si hr"+
		" io tv app dev nhs scot wales cymru london cat example invalid online site xyz example localhost gg ph tr lu mt ua kr za"),
	plain(tldWord, "me is it no be at so to as am in my test shop blog"),
	plain(thingWord, "it that thing things something anything what which this those these tool company app place places group groups project programme program book film show song game service website site"+
		" charity club scheme course method technique system approach technology post conference protocol condition disease drug syndrome component protein"+
		" house street road area school band play exercise meeting session model idea test form cafe pub centre center team unit ward day week word phrase"),
	plain(ownWord, "our i"),
	plain(possessive, "my your his her our their me older younger eldest youngest big little best late"),
	plain(pronoun, "i he she they you we who it"),
	plain(being, "is was am are were be being been isn wasn"),
	plain(particle, "de da do dos das del della di du van von der den ter ten la le al el bin ibn bint ben ap ab ferch ni nic ui y st"),
	plain(sayCode, "number numbers no num nr is it's its the was code id ref reference and s my our your a"),
	plain(sectionWord, "section chapter version paragraph clause item para article part rule release table figure appendix v"),
	plain(unit, units), plain(grammarWord, functionWords), plain(verbWord, verbs), plain(commonWord, adjectives+" "+nouns),
}

// postAreas are the letters with which British postcodes begin (Royal Mail).
const postAreas = "ab al b ba bb bd bf bh bl bn br bs bt bx ca cb cf ch cm co cr ct cv cw da dd de dg dh dl dn dt dy e ec eh en ex fk fy g gl gu gy" +
	" ha hd hg hp hr hs hu hx ig im ip iv je ka kt kw ky l la ld le ll ln ls lu m me mk ml n ne ng nn np nr nw ol ox pa pe ph pl po pr rg rh rm" +
	" s sa se sg sk sl sm sn so sp sr ss st sw sy ta td tf tn tq tr ts tw ub w wa wc wd wf wn wr ws wv yo ze"

// units are counted: a number before one is no age, and no house.
const units = "minute minutes min mins second seconds sec secs hour hours hr hrs day days week weeks month months year years fortnight fortnights nights night" +
	" pound pounds quid pence penny p euro euros dollar dollars grand k percent per cent stone kilo kilos kg g grams gram ounces oz lb lbs litre litres pint pints" +
	" foot feet ft inch inches mile miles metre metres meter meters km cm mm yard yards acre acres degrees times time people persons persons' kids children" +
	" women men boys girls things lots of to past o'clock oclock out am pm thousand hundred million billion point half quarter and-a-half th more less" +
	" percentage bed bedroom bedrooms bedroomed storey cups cup tablets pills cans bottles bags boxes pages page chapters weeks' sessions hours' staff clients" +
	" siblings brothers sisters sons daughters cats dogs stops doors houses streets rooms each another way ways lane main back one-way dead little big long" +
	" or years' attempts goes visits meetings steps tonnes tons star stars marks points goals nil all different separate other new"
