// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/service/shownpage.h"
#include "ui/service/recordmodel.h"
#include "ui/service/servicewording.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QListWidget>
#include <QToolButton>

using namespace personae;
using namespace personae::testservice;

/// Pages that open about a row or a person, and what single answers look like.
class OpenedPagesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme().choose(Theme::Choice::Light); }

    void openedPagesAreNoTabs();
    void rowOpensAPageWithItsOwnVerbs();
    void furtherPartsAreRead();
    void pageAboutAPerson();
    void personIsAskedForNothingTwice();
    void singleValuesAreShown();
    void answerCanBeReadAgain();
    void copyTakesWhatTheServiceSent();
    void lackingCallSaysSo();
    void lackingPageSaysSo();
    void passwordIsAskedForAtOnce();
    void ownNameIsNeverMeant();
    void answerShowsWhatWasAsked_data();
    void answerShowsWhatWasAsked();
    void askedInVainSaysSo();
    void callsAloneAreAList();
    void onePageIsNotChosen();
    void whatIsNotOfferedWasNeverSeen();

private:
    static QTableView &table(const RecordsDialog &dialog)
    {
        return *find<QTableView>(dialog, u"recordsTable"_s);
    }
    static FieldMap person(const QString &id)
    {
        return {{u"id"_s, id}, {u"handle"_s, QString(u"h"_s + id)}};
    }
};

void OpenedPagesTest::openedPagesAreNoTabs()
{
    Shown shown(u"identities"_s);
    const auto *list = find<QListWidget>(shown.tab, u"accountPages"_s);
    QStringList ids;
    for (int row = 0; row < list->count(); ++row)
        ids.append(list->item(row)->data(Qt::UserRole).toString());
    QCOMPARE(ids, (QStringList{u"identities"_s, u"organizations"_s, u"posts"_s, u"account"_s}));
}

void OpenedPagesTest::rowOpensAPageWithItsOwnVerbs()
{
    Shown shown(u"organizations"_s);
    shown.house.service.rows({organization(u"o1"_s)});
    shown.button(u"call-organization-users"_s)->click();
    RecordsDialog *dialog = shown.opened();
    QVERIFY(dialog);
    QVERIFY(dialog->windowTitle().contains(u"Clocks"_s));
    QCOMPARE(shown.house.service.asked.last().id, u"organization-users"_s);
    QCOMPARE(shown.house.service.asked.last().arguments,
             (FieldMap{{u"organization"_s, u"o1"_s}, {u"limit"_s, 2}, {u"offset"_s, 0}}));
    shown.house.service.rows({person(u"1"_s)});
    QCOMPARE(table(*dialog).model()->rowCount(), 1);
    find<QPushButton>(*dialog, u"call-add-member"_s)->click();
    auto *form = dialog->findChild<CallDialog *>();
    QVERIFY(form);
    auto *role = find<QComboBox>(*form, u"ask-role"_s);
    role->setCurrentIndex(role->findData(u"admin"_s));
    QVERIFY(!find<QLineEdit>(*form, u"ask-userId"_s));
    find<QPushButton>(*form, u"callGo"_s)->click();
    QCOMPARE(
        shown.house.service.asked.last().arguments,
        (FieldMap{{u"organization"_s, u"o1"_s}, {u"userId"_s, u"1"_s}, {u"role"_s, u"admin"_s}}));
    shown.house.service.answer({});
    QVERIFY(said(dialog->page()).contains(ServiceWording::done(u"add-member"_s)));
    find<QPushButton>(*dialog, u"recordsDialogClose"_s)->click();
    QTRY_VERIFY(!shown.opened());
}

void OpenedPagesTest::furtherPartsAreRead()
{
    Shown shown(u"organizations"_s);
    shown.house.service.rows({organization(u"o1"_s)});
    shown.button(u"call-organization-users"_s)->click();
    RecordsDialog *dialog = shown.opened();
    shown.house.service.rows({person(u"1"_s), person(u"2"_s)}, true);
    auto *more = find<QPushButton>(*dialog, u"recordsMore"_s);
    QVERIFY(more->isVisible());
    more->click();
    QCOMPARE(shown.house.service.asked.last().arguments,
             (FieldMap{{u"organization"_s, u"o1"_s}, {u"limit"_s, 2}, {u"offset"_s, 2}}));
    shown.house.service.rows({person(u"3"_s)});
    QCOMPARE(table(*dialog).model()->rowCount(), 3);
    QVERIFY(!more->isVisible());
}

void OpenedPagesTest::pageAboutAPerson()
{
    Shown shown(u"identities"_s);
    shown.tab.performAbout(u"lists"_s, {{}, {}, {{u"handle"_s, u"bob"_s}, {u"id"_s, u"b"_s}}},
                           u"Bob"_s);
    RecordsDialog *dialog = shown.opened();
    QVERIFY(dialog);
    QVERIFY(dialog->windowTitle().contains(u"Bob"_s));
    QCOMPARE(shown.house.service.asked.last().arguments, (FieldMap{{u"handle"_s, u"bob"_s}}));
    shown.house.service.rows({{{u"id"_s, u"9"_s}, {u"title"_s, u"Books"_s}}});
    find<QPushButton>(*dialog, u"call-list-rows"_s)->click(); // whose list it is: the listing says
    QCOMPARE(shown.house.service.asked.last().id, u"list-rows"_s);
    QCOMPARE(shown.house.service.asked.last().arguments,
             (FieldMap{{u"handle"_s, u"bob"_s}, {u"id"_s, u"9"_s}}));
    auto *inner = dialog->findChild<RecordsDialog *>();
    QVERIFY(inner);
    shown.house.service.rows({{{u"id"_s, u"r"_s}, {u"Author"_s, u"Ada"_s}}}); // anybody's columns
    QCOMPARE(table(*inner).model()->columnCount(), 2);
    QVERIFY(table(*inner).model()->index(0, 0).data().toString().contains(u"Ada"_s));
}

void OpenedPagesTest::personIsAskedForNothingTwice()
{
    Shown shown(u"identities"_s);
    shown.tab.performAbout(u"block-person"_s, {{}, {}, {{u"handle"_s, u"bob"_s}}}, u"Bob"_s);
    CallDialog *dialog = shown.dialog();
    QVERIFY(dialog);
    QVERIFY(!find<QLineEdit>(*dialog, u"ask-handle"_s));
    QCOMPARE(find<QPushButton>(*dialog, u"callGo"_s)->text(), u"Block"_s); // not "somebody"
    find<QPushButton>(*dialog, u"callGo"_s)->click();
    QCOMPARE(shown.house.service.asked.last().arguments, (FieldMap{{u"handle"_s, u"bob"_s}}));
    shown.house.service.answer({});
    QVERIFY(!label(*dialog, u"callProblem"_s)->text().isEmpty()); // what came of it
    QVERIFY(dialog->isVisible());
}

void OpenedPagesTest::singleValuesAreShown()
{
    Shown shown(u"account"_s);
    shown.button(u"call-follow-counts"_s)->click();
    CallResult counts;
    counts.values = {{u"followers"_s, 12},
                     {u"state"_s, u"<b>open</b>"_s},
                     {u"image"_s, QJsonObject{{u"maxBytes"_s, 1468006}}}};
    shown.house.service.answer(counts);
    RecordsDialog *dialog = shown.opened();
    QVERIFY(dialog);
    const QAbstractItemModel &model = *table(*dialog).model();
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(model.index(0, 0).data().toString().contains(u"Followers"_s));
    QVERIFY(model.index(0, 1).data().toString().contains(u"12"_s));
    QVERIFY(model.index(1, 0).data().toString().contains(u"Largest picture"_s));
    QCOMPARE(model.index(1, 1).data(Qt::EditRole).toString(), u"1468006"_s);
    QVERIFY(model.index(2, 1).data().toString().contains(u"\u2068<b>open</b>\u2069"_s));
}

void OpenedPagesTest::answerCanBeReadAgain()
{
    Shown shown(u"identities"_s);
    shown.tab.performAbout(u"follow-counts"_s, {}, {}); // nothing to fill in: it goes out at once
    QVERIFY(shown.dialog());
    QCOMPARE(shown.house.service.asked.last().id, u"follow-counts"_s);
    CallResult counts;
    counts.values = {{u"followers"_s, 12}};
    shown.house.service.answer(counts);
    RecordsDialog *dialog = shown.opened();
    QVERIFY(dialog);
    QTRY_VERIFY(!shown.dialog());
    const qsizetype before = shown.house.service.asked.size();
    find<QToolButton>(*dialog, u"recordsRefresh"_s)->click();
    QCOMPARE(shown.house.service.asked.size(), before + 1);
    counts.values = {{u"followers"_s, 13}};
    shown.house.service.answer(counts);
    QVERIFY(table(*dialog).model()->index(0, 1).data().toString().contains(u"13"_s));
}

void OpenedPagesTest::copyTakesWhatTheServiceSent()
{
    Shown shown(u"identities"_s);
    const QString address = u"https://example.org/"_s + QString(400, u'a');
    shown.house.service.rows({identity(u"github"_s, address)});
    auto *view = find<QTableView>(shown.page(), u"recordsTable"_s);
    view->setCurrentIndex(view->model()->index(0, 1));
    QVERIFY(view->currentIndex().data().toString() != address);
    view->setFocus();
    find<QAction>(*view, u"recordsCopy"_s)->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), address);
    view->setCurrentIndex(view->model()->index(0, 2));
    find<QAction>(*view, u"recordsCopy"_s)->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"2026-04-01T09:00:00.000Z"_s);
}

void OpenedPagesTest::lackingCallSaysSo()
{
    Shown shown(u"identities"_s);
    shown.house.service.rows({identity(u"github"_s, u"ada"_s)});
    auto *verify = shown.button(u"call-verify-identity"_s);
    QVERIFY(verify->isEnabled());
    shown.house.service.facts.lacks = {u"verify-identity"_s};
    Q_EMIT shown.house.service.accountChanged(shown.house.id);
    QVERIFY(!verify->isEnabled());
    QVERIFY(verify->accessibleDescription().contains(u"does not offer"_s));
}

void OpenedPagesTest::lackingPageSaysSo()
{
    Shown shown(u"identities"_s);
    const qsizetype before = shown.house.service.asked.size();
    shown.house.service.facts.can = {{u"page.posts"_s, false}};
    Q_EMIT shown.house.service.accountChanged(shown.house.id);
    shown.tab.showPage(u"posts"_s);
    QVERIFY(!shown.tab.currentPage());
    QCOMPARE(shown.house.service.asked.size(), before);
    const auto *none = find<QWidget>(shown.tab, u"accountTabNone"_s);
    QVERIFY(none->isVisible());
    QVERIFY(none->findChild<QLabel *>()->text().contains(u"does not have this page"_s));
}

void OpenedPagesTest::passwordIsAskedForAtOnce()
{
    Shown shown(u"organizations"_s);
    shown.house.service.rows({organization(u"o1"_s)});
    shown.button(u"call-organization-users"_s)->click();
    CallResult needs;
    needs.error.kind = Outcome::AuthRequired;
    needs.needs = u"password"_s;
    shown.house.service.answer(needs);
    auto *password = shown.opened()->findChild<QDialog *>(u"passwordDialog"_s);
    QVERIFY(password);
    QTest::keyClicks(find<QLineEdit>(*password, u"passwordEdit"_s), u"right"_s);
    find<QPushButton>(*password, u"passwordGo"_s)->click();
    Q_EMIT shown.house.service.unlocked(shown.house.id, {});
    shown.house.service.rows({person(u"1"_s)});
    QCOMPARE(table(*shown.opened()).model()->rowCount(), 1);
}

// "Block somebody" on a page of one's own is not about oneself.
void OpenedPagesTest::ownNameIsNeverMeant()
{
    House house;
    for (PageSpec &page : house.service.info.pages) {
        if (page.id == "posts"_L1)
            page.calls = {u"block-person"_s};
    }
    AccountTab tab(house.parts());
    tab.show();
    tab.showAccount(house.id);
    tab.showPage(u"posts"_s);
    house.settle();
    house.service.rows({});
    find<QPushButton>(tab, u"call-block-person"_s)->click();
    const auto *dialog = tab.findChild<CallDialog *>();
    QVERIFY(dialog);
    QVERIFY(find<QLineEdit>(*dialog, u"ask-handle"_s));
}

void OpenedPagesTest::answerShowsWhatWasAsked_data()
{
    QTest::addColumn<bool>("fromPage");
    QTest::addRow("from a page") << true;
    QTest::addRow("from elsewhere") << false;
}

// Not the secret that went along.
void OpenedPagesTest::answerShowsWhatWasAsked()
{
    QFETCH(bool, fromPage);
    House house;
    FieldSpec secret = ask(u"password"_s, true, FieldShape::Secret);
    CallSpec lookup = call(u"lookup-person"_s, {ask(u"handle"_s), secret}, false);
    house.service.info.calls.append(lookup);
    for (PageSpec &page : house.service.info.pages) {
        if (page.id == "account"_L1)
            page.calls.append(lookup.id);
    }
    AccountTab tab(house.parts());
    tab.show();
    tab.showAccount(house.id);
    tab.showPage(u"account"_s);
    house.settle();
    if (fromPage)
        find<QPushButton>(tab, u"call-lookup-person"_s)->click();
    else
        tab.perform(lookup.id);
    auto *form = tab.findChild<CallDialog *>();
    QVERIFY(form);
    type(*form, u"handle"_s, u"bob"_s);
    type(*form, u"password"_s, u"hunter2"_s);
    find<QPushButton>(*form, u"callGo"_s)->click();
    CallResult found;
    found.values = {{u"name"_s, u"Bob"_s}};
    house.service.answer(found);
    auto *dialog = tab.findChild<RecordsDialog *>();
    QVERIFY(dialog);
    QCOMPARE(find<QLineEdit>(*dialog, u"ask-handle"_s)->text(), u"bob"_s);
    auto *again = find<QLineEdit>(*dialog, u"ask-password"_s);
    QVERIFY(again && again->text().isEmpty());
    QTest::keyClicks(again, u"hunter2"_s);
    find<QPushButton>(*dialog, u"recordsShow"_s)->click(); // and can be asked again
    QCOMPARE(house.service.asked.last().arguments,
             (FieldMap{{u"handle"_s, u"bob"_s}, {u"password"_s, u"hunter2"_s}}));
}

void OpenedPagesTest::askedInVainSaysSo()
{
    Shown shown(u"account"_s);
    shown.tab.perform(u"follow-counts"_s);
    shown.house.service.fail(Outcome::NotOffered);
    const QString words = label(*shown.dialog(), u"callProblem"_s)->text();
    QVERIFY2(words.contains(u"does not offer"_s) && !words.contains(u"seen last"_s),
             qPrintable(words));
}

void OpenedPagesTest::callsAloneAreAList()
{
    Shown shown(u"account"_s);
    auto *change = shown.button(u"call-request-email-change"_s);
    const auto *words = label(shown.page(), u"call-request-email-change-words"_s);
    QVERIFY(change && change->isVisible() && words && words->isVisible());
    QVERIFY(words->text().contains(u"the old one stays"_s));
    const auto topOf = [&](const QWidget &part) { return part.mapTo(&shown.page(), QPoint()).y(); };
    QVERIFY(topOf(*words) > topOf(*change));
    const auto *ending = shown.button(u"call-delete-account"_s);
    QVERIFY(topOf(*ending) > topOf(*words));
    const auto *why = label(shown.page(), u"call-delete-account-words"_s);
    QVERIFY(why->text().contains(u"For good"_s));
    QCOMPARE(ending->accessibleDescription(), why->text());
    shown.house.setReach(Reach::Offline);
    QVERIFY(!ending->isEnabled());
    QVERIFY(why->text().contains(u"Offline"_s)); // where the keyboard cannot reach it
    shown.page().focusFirst();
    QVERIFY(change->hasFocus());
    QTest::keyClick(change, Qt::Key_Return);
    QVERIFY(shown.dialog());
}

void OpenedPagesTest::onePageIsNotChosen()
{
    House house;
    house.service.info.pages = {house.service.info.pages.first()};
    AccountTab tab(house.parts());
    tab.show();
    tab.showAccount(house.id);
    house.settle();
    QVERIFY(tab.currentPage());
    QVERIFY(!find<QListWidget>(tab, u"accountPages"_s)->isVisible());
}

void OpenedPagesTest::whatIsNotOfferedWasNeverSeen()
{
    Shown shown(u"identities"_s);
    shown.house.service.fail(Outcome::NotOffered);
    const auto *state = find<QWidget>(shown.page(), u"recordsFailed"_s);
    QVERIFY(state && state->isVisible());
    QVERIFY(state->accessibleName().contains(u"does not offer"_s));
    QVERIFY(!state->accessibleName().contains(u"seen last"_s));
}

QTEST_MAIN(OpenedPagesTest)
#include "openedpages_test.moc"
