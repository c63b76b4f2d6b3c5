package structured

// Words of these lists are never taken for a name where they stand in lower
// case: function words, and the verbs, adjectives and nouns that follow "my
// sister", "called" or "miss" in everyday talk.

const functionWords = "a about above across after again against ago ah ain all almost along already alright also although always am amongst an and another any" +
	" anybody anyone anything anyway anywhere are aren around as at away back basically because been before behind being below beneath beside besides between beyond" +
	" both but by can cannot cause could couldn d despite did didn do does doesn doing don done down downstairs during each either else enough er erm etc even ever every" +
	" everybody everyone everything everywhere except few fewer for forever from further hardly has hasn have haven having he hello her here hers herself hey hi him himself his how" +
	" however i if in indeed inside instead into is isn it its itself just kind later least less let like likewise ll loads lots m many may maybe me mean meanwhile might mine" +
	" more most mostly much must mustn my myself near nearly neither never no nobody none nor not nothing now nowhere o of off often oh ok okay on once one ones only onto" +
	" or other others otherwise ought our ours ourselves out outside over own pardon per perhaps please plus probably quite rather re really right round s same" +
	" seldom several shall shan she should shouldn since so some somebody somehow someone something sometimes somewhere soon sorry sort still such sure t" +
	" than thank thanks that the their theirs them themselves then there therefore these they this those though through throughout til till to today together tomorrow" +
	" tonight too toward towards um under underneath unless until up upon upstairs us usually ve very was wasn we well were weren what whatever when whenever where" +
	" wherever whether which whichever while who whoever whole whom whose why will with within without won would wouldn yeah yep yes yesterday yet you your yours" +
	" yourself yourselves ya yous ye aye nah naw innit mm uh hmm eh exactly actually obviously honestly literally definitely apparently eventually finally luckily" +
	" two three four five six seven eight nine ten eleven twelve first second third last next half dot underscore"

const verbs = "accept add agree aim answer appear argue arrive ask asked asks ate bake baked be beat became become began begin believe bit bite blame bled blew borrow bought break bring" +
	" broke brought build built burn buy call called calls came care cared cares carried carry caught change changed check chose clean cleaned climb close closed collect" +
	" come comes coming complain complained cook cooked cooks cope cost cover cried cries cry crying cut dealt decide decided die died dies drank draw drew drink drive" +
	" drives driving drop dropped drove dying eat eats eating end ended enjoy explain explained fall falls feed feel feels fell felt fight fill find finds finish finished fix fixed fly follow" +
	" forget forgot fought found gave gets get getting give gives giving goes go going gone got gotten grew grow guess had happen happened happens hate hated hates hear heard" +
	" held help helped helps hid hide hit hold hope hoped hurt keep keeps kept kicked knew know knows known laid laugh laughed laughs lay lead learn learned learnt leave leaves left lend" +
	" lent lie lied lies lift listen live lived lives living look looked looking looks lose lost love loved loves made make makes making manage managed marry married matter meet met mention" +
	" mind miss missed misses move moved moves need needed needs noticed nodded open opened owns paid pass passed pay pays phone phoned phones pick picked picks play played plays pop popped" +
	" pretend promised pull pulled push put puts ran rang read reads realised reckon reckons remember remembered rest retired ring rings rose run running runs sad said sang sat saw say saying says see seem" +
	" seemed seems seen sell send sends sent set sets shout shouted show showed shows sign signed sing sit sits sitting sleep slept smoke smoked sold speak speaks spend spent spoke stand stands" +
	" start started starts stay stayed stays stood stop stopped stops struggle struggled struggles struggling suffer suffered support supported supports swore take taken takes taking talk" +
	" talked talks taught tell telling tells tend think thinks thinking thought threw told took tried tries trust try trying turn turned turns understand use used uses visit visited visits" +
	" wait waited waiting wake walk walked walks want wanted wants wash washed washes watch watched watches wear wears went wish woke wondered work worked working works worried worries worry write" +
	" wrote based born called using gonna wanna gotta supposed allowed asking being bringing calling cooking dealing feeling having helping holding hoping hearing leaving listening meaning passing picking" +
	" playing putting reading ringing saying seeing sending shouting sleeping speaking standing starting staying stopping talking telling visiting wanting wearing writing"

const adjectives = "able absolute absolutely actual afraid alive alone amazing angry awake awful bad beautiful best better big bigger biggest black blind bloody blue bored boring brave brilliant broken" +
	" busy careful cheap cheerful clean clear clever cold common concerned confused cool crazy daft dark dead deaf dear depressed different difficult disabled due early easy elderly empty" +
	" english expensive extra fair famous far fast fat favourite fed fine flat free full fun funny general gentle glad gone good gorgeous grand grateful great green grey grown guilty happy hard" +
	" healthy heavy high home horrible hot huge hungry ill important independent interested kind large late lazy less light likely little lonely long lovely low lucky mad main male married massive" +
	" medical mental middle mild missing moving natural nervous new nice noisy normal odd old older oldest only open ordinary original perfect personal physical pleased polite poor possible posh" +
	" pregnant pretty private proper proud public quick quickly quiet quietly ready real red responsible rich rough rude sad safe scared second serious severe sharp shocked short shy sick silly" +
	" similar simple single slow slowly small social special stressed strict strong stupid sudden suddenly sweet tall terrible terrified tight tiny tired total totally tough true unhappy unwell upset used" +
	" useful useless usual various violent warm weak weird wet white wide wild wonderful worse worst worth wrong young younger youngest local national"

const nouns = "accident address afternoon age animal anxiety appointment area arm autism baby back bag bath bathroom bed bedroom bedtime benefits bit bloke blood board boat body book boss bottle box boy boys boyfriend brain" +
	" bread breakfast brother brothers bus business café cancer car card care carer carers carpet case cat chair chance chat child children christmas church class clinic clothes club coat coffee" +
	" college community council couple course crew cup dad dads daughter daughters day days deal death dementia depression diabetes dinner doctor doctors dog door driver drugs easter evening event eye eyes" +
	" face fact family father feet fire floor food football foot form friend friends fridge front game garden gate girl girls girlfriend glass god granddad grandma group guy guys hair hall hand hands head health heart" +
	" heating holiday home hospital hour hours house housing husband idea issue issues job journey key keys kid kids kitchen lad ladies lady landlord leg letter level life lift line lot lots lounge lunch machine" +
	" man manager mate mates meal meals meeting meetings member memory men midnight mind minibus minute minutes mobile moment money month months morning mother mouth mum mums music name names nan neighbour neighbours" +
	" night nights noise noon nurse nurses number office one page pain paper parent parents park part partner party people person phone photo physio picture place places plan play pod point police post pressure" +
	" problem problems programme project question rain reason rest road role room school sea service services session sessions shed shop shopping shops shoulder side sister sisters site situation skills" +
	" smell son sons song speech staff stairs station step street stress stroke student stuff summer sun surgery swimming table tablets tea teacher team teeth telly term test therapist therapy thing things ticket time times toilet" +
	" top town train training travel trip trouble tv uni university village visitor visitors voice volunteer volunteers walk wall ward water way weather weekend week weeks wife window winter woman women word words" +
	" worker workers world year years monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december" +
	" recovery respite befriending credit universal scotland england wales ireland london cake dream hobby truth bingo yoga speaker participant interviewer respondent facilitator moderator covid windows mondays fridays universe news hub scheme charity"
