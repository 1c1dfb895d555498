// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/names.h"

#include <QSet>

namespace personae::embedded::world {

using namespace Qt::StringLiterals;

namespace {

/// Names of one script: "native=roman" pairs; the romanised form makes the idTag.
struct Script
{
    QString given;
    QString family;
    QString between; ///< what stands between the two; the family stands first where familyFirst
    bool familyFirst = false;
};

const QList<Script> &scripts()
{
    static const QList<Script> all = {
        {u"Ada=ada Oliver=oliver Grace=grace Henry=henry Ivy=ivy Noah=noah Ruth=ruth Miles=miles"_s,
         u"Stone=stone Whitlock=whitlock Marsh=marsh O’Neill=oneill Fairweather=fairweather"_s,
         u" "_s},
        {u"Zoë=zoe Björn=bjorn Søren=soren Łukasz=lukasz Chloé=chloe Žofie=zofie Øyvind=oyvind"
         " Añil=anil Çağla=cagla"_s,
         u"Müller=mueller Åsen=aasen Dvořák=dvorak Żółtowski=zoltowski Núñez=nunez Şahin=sahin"_s,
         u" "_s},
        {u"Văn=van Thị=thi Hữu=huu Minh=minh Quỳnh=quynh Đức=duc Thuỷ=thuy"_s,
         u"Nguyễn=nguyen Trần=tran Đặng=dang Phạm=pham Lê=le Võ=vo"_s, u" "_s, true},
        {u"Δημήτρης=dimitris Ελένη=eleni Κωνσταντίνα=konstantina Γιώργος=giorgos Άννα=anna"_s,
         u"Παπαδοπούλου=papadopoulou Νικολάου=nikolaou Μαυρομιχάλης=mavromichalis"_s, u" "_s},
        {u"Иван=ivan Фёдор=fyodor Ольга=olga Елизавета=elizaveta Їжак=yizhak Љубица=ljubica"_s,
         u"Петров=petrov Щербакова=shcherbakova Ђорђевић=djordjevic Шевченко=shevchenko"_s, u" "_s},
        {u"غسان=ghassan ليلى=layla يوسف=yusuf مريم=maryam عبدالرحمن=abdulrahman فاطمة=fatima"_s,
         u"كنفاني=kanafani الخطيب=alkhatib حداد=haddad المصري=almasri"_s, u" "_s},
        {u"نگار=negar کیان=kian پریسا=parisa آرش=arash"_s,
         u"رضایی=rezaei گلستانی=golestani یزدی=yazdi"_s, u" "_s},
        {u"נועה=noa דוד=david תמר=tamar יהודה=yehuda שרה=sara"_s,
         u"לוי=levi מזרחי=mizrahi פרידמן=friedman"_s, u" "_s},
        {u"प्रिया=priya अर्जुन=arjun लक्ष्मी=lakshmi श्रीनिवास=shrinivas"_s,
         u"शर्मा=sharma त्रिपाठी=tripathi देशपांडे=deshpande"_s, u" "_s},
        {u"অনন্যা=ananya রবীন্দ্র=rabindra সুমিত্রা=sumitra"_s, u"চট্টোপাধ্যায়=chattopadhyay সেন=sen"_s,
         u" "_s},
        {u"கவிதா=kavitha முருகன்=murugan செல்வி=selvi"_s, u"இராமநாதன்=ramanathan சுந்தரம்=sundaram"_s,
         u" "_s},
        {u"สมชาย=somchai กัญญา=kanya น้ำฝน=namfon ณัฐวุฒิ=nattawut"_s,
         u"ศรีสุวรรณ=srisuwan แก้วมณี=kaewmanee"_s, u" "_s},
        {u"小明=xiaoming 丽华=lihua 思远=siyuan 雨桐=yutong"_s,
         u"王=wang 欧阳=ouyang 陈=chen 李=li"_s, u""_s, true},
        {u"花=hana 健太=kenta さくら=sakura 翔=sho"_s,
         u"佐藤=sato 小鳥遊=takanashi 渡邊=watanabe"_s, u" "_s, true},
        {u"민지=minji 서준=seojun 하늘=haneul 지우=jiwoo"_s, u"김=kim 황보=hwangbo 박=park"_s,
         u""_s, true},
        {u"አበበ=abebe ሰላም=selam ተስፋዬ=tesfaye"_s, u"ገብረ=gebre በቀለ=bekele ወርቁ=worku"_s, u" "_s},
        {u"ანა=ana გიორგი=giorgi ნინო=nino"_s, u"ბერიძე=beridze წიკლაური=tsiklauri"_s, u" "_s},
        {u"Արամ=aram Նարե=nare Հասմիկ=hasmik"_s, u"Պետրոսյան=petrosyan Հակոբյան=hakobyan"_s,
         u" "_s},
        {u"Nia=nia Kwame=kwame Ngozi=ngozi Themba=themba Kaʻiulani=kaiulani"_s,
         u"Okonkwo=okonkwo Mensah=mensah Dlamini=dlamini Kealoha=kealoha"_s, u" "_s},
        {u"သီရိ=thiri အောင်=aung"_s, u"မြင့်=myint ဇော်=zaw"_s, u" "_s},
    };
    return all;
}

const QList<PersonName> &oddPeople()
{
    static const QList<PersonName> all = {
        {u"jo.example.net"_s, u""_s, true},
        {u"blank.example.net"_s, u"   "_s, true},
        {u"markup.example.net"_s, u"<b>Bold</b> & \"Co\" <img src=x onerror=alert(1)>"_s, true},
        {u"override.example.net"_s, u"\u202Egnp.ecila\u202C left open \u202E\u2066"_s, true},
        {u"lines.example.net"_s, u"Two\nLines\tand a tab"_s, true},
        {u"per%cent.example.com"_s, u"Per_cent % and _ underscore"_s, true},
        {u"long-word.example.net"_s,
         u"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbau"
         "unterbeamtengesellschaftsvorsitzendenstellvertreterinnenwahl"_s,
         true},
        {u"long-name.example.net"_s,
         u"María de los Ángeles Hermenegilda Cayetana Francisca de Paula Juana Nepomucena Remedios"
         " Crispiniana de la Santísima Trinidad y Picasso-Echegaray de Múgica y Arrizabalaga"_s,
         true},
        {u"long-arabic.example.net"_s,
         u"عبد الرحمن بن محمد بن عبد الله بن يوسف بن إبراهيم الخطيب البغدادي 1987 (Ab)"_s, true},
        {u"astronaut.example.net"_s, u"👩🏽‍🚀 Zoé e\u0301 👨‍👩‍👧‍👦"_s,
         true},
        {u"marks.example.net"_s,
         u"Z\u0351\u036B\u0343a\u0369\u0364l\u034A\u0310g\u035B\u0346o\u0307"_s, true},
        {u"homoglyph.example.net"_s, u"Аlice Liddell"_s, true},
        {u"bücher.example"_s, u"Bücher"_s, true},
        {u"日本.example"_s, u"日本 太郎"_s, true},
        {u"number.example.net"_s, u"007"_s, true},
        {u"long-but-legal-label-in-the-name-of-a-person-who-likes-words.example.org"_s, u"Wordy"_s,
         true},
    };
    return all;
}

QString nativeOf(const QString &pair)
{
    return pair.section(u'=', 0, 0);
}

QString romanOf(const QString &pair)
{
    return pair.section(u'=', 1);
}

PersonName made(int number)
{
    static const QStringList domains = {u"example.net"_s, u"example.org"_s, u"example.com"_s,
                                        u"people.example"_s};
    const QList<Script> &all = scripts();
    const Script &script = all.at(number % all.size());
    const int round = int(number / all.size());
    const QStringList given = script.given.split(u' ');
    const QStringList family = script.family.split(u' ');
    const QString &first = given.at(round % given.size());
    const QString &last = family.at((round / 2 + number) % family.size());
    PersonName person;
    person.name = script.familyFirst ? nativeOf(last) + script.between + nativeOf(first)
                                     : nativeOf(first) + script.between + nativeOf(last);
    person.idTag = romanOf(first) + u'-' + romanOf(last) + u'.' + domains.at(number % 4);
    return person;
}

} // namespace

QList<PersonName> people(int count)
{
    QList<PersonName> all = oddPeople().mid(0, count);
    QSet<QString> taken;
    for (int number = 0; all.size() < count; ++number) {
        PersonName person = made(number);
        const qsizetype dot = person.idTag.indexOf(u'.');
        if (taken.contains(person.idTag))
            person.idTag.insert(dot, u'-' + QString::number(number));
        taken.insert(person.idTag);
        all.append(person);
    }
    return all;
}

} // namespace personae::embedded::world
