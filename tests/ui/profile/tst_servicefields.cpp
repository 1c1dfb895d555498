// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/profile/pagehouse.h"
#include "tests/ui/profile/playedservice.h"
#include "ui/profile/advancedsettingsdialog.h"
#include "ui/profile/formtabs.h"
#include "ui/profile/pictureaddressdialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTabBar>
#include <QWheelEvent>

using namespace Qt::StringLiterals;
using namespace personae;

/// A page built from a declaration nobody in the window knows.
class TestServiceFields final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void pagesAreTabs();
    void tabsCarryMarks();
    void yesAndNoInWords();
    void numbersAreTypedAndChecked();
    void choicesComeFromTheServer();
    void pairsOfIds();
    void readOnlyWithCopyAndChange();
    void patternsOnlyWarn();
    void takenButNotChecked();
    void waitingIsSaidBefore();
    void picturesFromAnAddress();
    void picturesNotTakenHere();
    void advancedSettings();
    void everyControlIsNamed();

private:
    [[nodiscard]] QLineEdit *line(const QString &key) const
    {
        return m_house->find<QLineEdit>(u"field:"_s + key);
    }
    void type(const QString &key, const QString &text)
    {
        line(key)->selectAll();
        QTest::keyClicks(line(key), text);
    }
    void front(const QString &key)
    {
        auto *field = m_house->find<QWidget>(u"field:"_s + key);
        m_house->find<FormTabs>(u"formTabs"_s)->bring(field);
    }
    [[nodiscard]] QJsonValue value(const QString &key) const { return m_house->form().value(key); }
    [[nodiscard]] QString words(const QString &name) const
    {
        return m_house->find<QLabel>(name)->text();
    }

    std::unique_ptr<played::Port> m_port;
    std::unique_ptr<PageHouse> m_house;
};

void TestServiceFields::init()
{
    m_port = std::make_unique<played::Port>(played::info());
    m_house = std::make_unique<PageHouse>(played::info(), m_port.get());
    m_port->held = m_house->row.account;
    QVERIFY(m_house->opened);
    QVERIFY(m_house->show(played::values()));
}

void TestServiceFields::cleanup()
{
    m_house.reset();
    m_port.reset();
}

void TestServiceFields::pagesAreTabs()
{
    auto *tabs = m_house->find<FormTabs>(u"formTabs"_s);
    QCOMPARE(tabs->count(), 3);
    QCOMPARE(tabs->tabText(0), u"Profile"_s);
    QCOMPARE(tabs->tabText(1), u"Preferences"_s);
    QCOMPARE(tabs->tabText(2), u"Notifications"_s);
    QVERIFY(!line(u"messagesPerPage"_s)->isVisible());
    line(u"displayName"_s)->setFocus();
    QTest::keyClick(line(u"displayName"_s), Qt::Key_Tab, Qt::ControlModifier);
    QCOMPARE(tabs->currentIndex(), 1);
    QVERIFY(line(u"messagesPerPage"_s)->isVisible());
    tabs->tabBar()->setFocus();
    QTest::keyClick(tabs->tabBar(), Qt::Key_Right);
    QCOMPARE(tabs->currentIndex(), 2);
}

void TestServiceFields::tabsCarryMarks()
{
    auto *tabs = m_house->find<FormTabs>(u"formTabs"_s);
    m_house->form().setValue(u"isPrivateAccount"_s, false);
    QVERIFY(tabs->tabText(1).contains(u"●"_s));
    QCOMPARE(tabs->tabToolTip(1), u"1 change"_s);
    QCOMPARE(tabs->tabBar()->accessibleTabName(1), u"Preferences, 1 change"_s);
    m_house->form().setValue(u"messagesPerPage"_s, 99);
    QVERIFY(tabs->tabText(1).contains(u"▲"_s));
    QVERIFY(!tabs->tabText(0).contains(u"●"_s));
    m_house->page->publishAction()->trigger(); // goes to the wrong field, on its page
    QCOMPARE(tabs->currentIndex(), 1);
    QTRY_COMPARE(QApplication::focusWidget(), line(u"messagesPerPage"_s));
}

void TestServiceFields::yesAndNoInWords()
{
    front(u"isPrivateAccount"_s);
    auto *box = m_house->find<QCheckBox>(u"field:isPrivateAccount"_s);
    QCOMPARE(box->text(), u"Yes"_s);
    QTest::keyClick(box, Qt::Key_Space);
    QCOMPARE(value(u"isPrivateAccount"_s), QJsonValue(false));
    QCOMPARE(box->text(), u"No"_s);
    QVERIFY(words(u"mark:isPrivateAccount"_s).contains("Yes"_L1)); // what it was
    m_house->form().undoStack().undo();
    QCOMPARE(box->text(), u"Yes"_s);
}

void TestServiceFields::numbersAreTypedAndChecked()
{
    front(u"messagesPerPage"_s);
    const QString count = u"messagesPerPage"_s;
    type(count, u"25"_s);
    QCOMPARE(value(count), QJsonValue(25));
    type(count, u"31"_s);
    QVERIFY(words(u"mark:messagesPerPage"_s).contains("10"_L1));
    QVERIFY(m_house->form().hasIssues());
    type(count, u"many"_s);
    QVERIFY(words(u"mark:messagesPerPage"_s).contains("number"_L1));
    QCOMPARE(line(count)->text(), u"many"_s);
    line(count)->selectAll();
    QTest::keyClick(line(count), Qt::Key_Delete);
    QVERIFY(words(u"mark:messagesPerPage"_s).contains("take it away"_L1));
    type(u"latitude"_s, u"-12.50"_s);
    QCOMPARE(value(u"latitude"_s), QJsonValue(-12.5));
    QCOMPARE(line(u"latitude"_s)->text(), u"-12.50"_s); // as it was typed
    QVERIFY(m_house->find<QWidget>(u"field:latitude"_s)->accessibleDescription().contains("90"_L1));
}

void TestServiceFields::choicesComeFromTheServer()
{
    auto *zone = m_house->find<QComboBox>(u"field:tz"_s);
    QCOMPARE(zone->currentText(), u"Mars/Olympus"_s); // the present value is always there
    QVERIFY(zone->findText(u"Europe/London"_s) >= 0);
    auto *language = m_house->find<QComboBox>(u"field:lan"_s);
    ServerFacts facts;
    facts.choices[u"languages"_s] = {{u"en"_s, u"English"_s}, {u"de"_s, u"Deutsch"_s}};
    m_house->form().setServer(facts);
    QVERIFY(language->currentText().contains("English"_L1));
    QLineEdit *typed = language->lineEdit();
    typed->setFocus();
    typed->selectAll();
    QTest::keyClicks(typed, u"deutsch"_s);
    QCOMPARE(value(u"lan"_s), QJsonValue(u"de"_s));
    QCOMPARE(typed->text().toLower(), u"deutsch"_s); // not rewritten while it is typed
    typed->selectAll();
    QTest::keyClicks(typed, u"xx"_s);
    QCOMPARE(value(u"lan"_s), QJsonValue(u"xx"_s));
    front(u"viewingPreference"_s);
    auto *view = m_house->find<QComboBox>(u"field:viewingPreference"_s);
    QCOMPARE(view->currentText(), u"all"_s);
    QCOMPARE(view->count(), 4);
}

void TestServiceFields::pairsOfIds()
{
    auto *object = m_house->find<QLineEdit>(u"field:picture/object"_s);
    QTest::keyClicks(line(u"picture"_s), u"DsA1"_s);
    QVERIFY(words(u"mark:picture"_s).contains("Both ids"_L1));
    QTest::keyClicks(object, u"Obj77"_s);
    QCOMPARE(value(u"picture"_s), QJsonValue(u"DsA1.Obj77"_s));
    QVERIFY(!m_house->form().hasIssues());
    m_house->form().revertAll();
    QVERIFY(line(u"picture"_s)->text().isEmpty());
    QGuiApplication::clipboard()->setText(u"Ds.Obj.2"_s);
    line(u"picture"_s)->paste();
    QCOMPARE(line(u"picture"_s)->text(), u"Ds"_s); // split at the first dot
    QCOMPARE(object->text(), u"Obj.2"_s);
    m_house->find<QPushButton>(u"unset:picture"_s)->click();
    QVERIFY(m_house->form().isChanged(u"picture"_s)); // though nothing was known
    QVERIFY(words(u"mark:picture"_s).contains("taken away"_L1));
    QVERIFY(m_house->form().patch().changes.value(u"picture"_s).isNull());
}

void TestServiceFields::readOnlyWithCopyAndChange()
{
    QVERIFY(line(u"email"_s)->isReadOnly());
    QTest::keyClicks(line(u"email"_s), u"x"_s);
    QCOMPARE(m_house->form().changeCount(), 0);
    m_house->find<QWidget>(u"copy:customerStatus"_s)->setFocus();
    QTest::keyClick(m_house->find<QWidget>(u"copy:customerStatus"_s), Qt::Key_Space);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"subscriber:annual"_s);
    QCOMPARE(line(u"customerStatus"_s)->text(), u"Subscriber, paid by the year"_s);
    QSignalSpy wanted(m_house->page.get(), &ProfilePage::callWanted);
    m_house->find<QPushButton>(u"change:email"_s)->click();
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().at(1).toString(), u"request-email-change"_s);
}

void TestServiceFields::patternsOnlyWarn()
{
    ServerFacts facts;
    facts.limits[u"username.pattern"_s] = u"[a-z]{3,}"_s;
    m_house->form().setServer(facts);
    auto *warning = m_house->find<QLabel>(u"warning:displayName"_s);
    QVERIFY(!warning->isVisible()); // nobody typed yet
    type(u"displayName"_s, u"X1"_s);
    QVERIFY(warning->isVisible());
    QVERIFY(!m_house->form().hasIssues());
    QVERIFY(line(u"displayName"_s)->accessibleDescription().contains("all the same"_L1));
    type(u"displayName"_s, u"adele"_s);
    QVERIFY(!warning->isVisible());
}

void TestServiceFields::takenButNotChecked()
{
    OutboxEntry entry;
    entry.id = 7;
    entry.account = m_house->row.account.id;
    entry.command = SaveProfileCommand{{{{u"picture"_s, u"Ds.Obj"_s}}}, {}};
    entry.state = OutboxState::CannotBeChecked;
    entry.changedAt = QDateTime::currentDateTimeUtc();
    m_house->form().applyEntry(entry);
    QVERIFY2(words(u"mark:picture"_s).contains("no way to check"_L1),
             qPrintable(words(u"mark:picture"_s)));
    QVERIFY(!words(u"mark:picture"_s).contains("verified"_L1));
}

void TestServiceFields::waitingIsSaidBefore()
{
    auto *strip = m_house->find<QWidget>(u"waitStrip"_s);
    QVERIFY(!strip->isVisible());
    QSignalSpy said(m_house->page.get(), &ProfilePage::announced);
    m_port->held.writesNotBefore = QDateTime::currentDateTimeUtc().addSecs(3600);
    Q_EMIT m_port->accountChanged(m_port->held.id);
    QVERIFY(strip->isVisible());
    const QString clock = m_port->held.writesNotBefore.toLocalTime().toString(u"mm"_s);
    QVERIFY2(words(u"waitSentence"_s).contains(clock), qPrintable(words(u"waitSentence"_s)));
    QVERIFY(!words(u"waitSentence"_s).contains("about"_L1));
    QCOMPARE(said.count(), 1);
    type(u"displayName"_s, u"Adele"_s);
    QVERIFY(m_house->page->publishAction()->text().contains("Queue"_L1));
    m_port->held.writesEstimated = true;
    Q_EMIT m_port->accountChanged(m_port->held.id);
    QVERIFY(words(u"waitSentence"_s).contains("estimated"_L1));
    QSignalSpy published(m_house->desk.get(), &ProfileDesk::published);
    m_house->find<QPushButton>(u"waitTryAnywayButton"_s)->click();
    QCOMPARE(m_port->forgotten, 1);
    QVERIFY(published.wait());
    QVERIFY(!strip->isVisible());
    QCOMPARE(m_house->outbox->entries().size(), 1);
}

void TestServiceFields::picturesFromAnAddress()
{
    m_house->find<QWidget>(u"avatarButton"_s)->setFocus();
    QTest::keyClick(m_house->find<QWidget>(u"avatarButton"_s), Qt::Key_Space);
    auto *menu = PageHouse::topLevel<QMenu>(u"pictureMenu"_s);
    QVERIFY(menu);
    auto *action = menu->findChild<QAction *>(u"pictureFromAddress"_s);
    QVERIFY(action);
    action->trigger();
    menu->close();
    auto *dialog = PageHouse::topLevel<QDialog>(u"pictureAddressDialog"_s);
    QVERIFY(dialog);
    auto *edit = dialog->findChild<QLineEdit *>(u"pictureAddress"_s);
    QTest::keyClicks(edit, u"ftp://example.org/me.jpg"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(dialog->isVisible());
    QVERIFY(dialog->findChild<QLabel *>(u"pictureAddressProblem"_s)->isVisible());
    edit->setText(u" https://example.org/me.jpg\n"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_VERIFY(m_house->form().picture(PictureSlot::Avatar));
    QCOMPARE(m_house->form().picture(PictureSlot::Avatar)->address,
             u"https://example.org/me.jpg"_s);
    QVERIFY(words(u"avatarMark"_s).contains("example.org"_L1));
}

void TestServiceFields::picturesNotTakenHere()
{
    ServerFacts facts;
    facts.can[u"uploadPicture"_s] = false;
    m_house->form().setServer(facts);
    const auto *button = m_house->find<QWidget>(u"avatarButton"_s);
    QVERIFY(!button->isEnabled());
    QVERIFY(m_house->find<QLabel>(u"avatarReason"_s)->isVisible());
    QVERIFY(button->accessibleDescription().contains("takes no pictures"_L1));
    m_house->form().setServer({});
    QVERIFY(button->isEnabled());
}

void TestServiceFields::advancedSettings()
{
    m_port->held.settings[u"epixel.imagePath"_s] = u"second"_s;
    m_port->held.server.remembered[u"m2.idPairStyle"_s] = u"dotted"_s;
    QVERIFY(m_house->find<QWidget>(u"advancedSettingsActionButton"_s)->isVisible());
    m_house->page->advancedAction()->trigger();
    auto *dialog = PageHouse::topLevel<QDialog>(u"advancedSettingsDialog"_s);
    QVERIFY(dialog);
    const auto combo = [dialog](const QString &id) {
        return dialog->findChild<QComboBox *>(u"setting:"_s + id);
    };
    QVERIFY(combo(u"m2.idPairStyle"_s)->findText(u"documented default"_s, Qt::MatchContains) >= 0);
    QVERIFY(dialog->findChild<QLabel *>(u"found:m2.idPairStyle"_s)->isVisible());
    QCOMPARE(combo(u"epixel.imagePath"_s)->currentData().toString(), u"second"_s);
    QCOMPARE(combo(u"m2.idPairStyle"_s)->accessibleName(), u"Shape of a pair of ids"_s);
    QVERIFY(!combo(u"m2.idPairStyle"_s)->accessibleDescription().isEmpty());
    auto *path = dialog->findChild<QLineEdit *>(u"setting:m2.statusPath"_s);
    path->setText(u"/status/"_s);
    dialog->findChild<QPushButton *>(u"reset:epixel.imagePath"_s)->click();
    dialog->findChild<QPushButton *>(u"advancedSave"_s)->click();
    QCOMPARE(m_port->set, (QStringList{u"m2.statusPath=/status/"_s, u"epixel.imagePath="_s}));
}

void TestServiceFields::everyControlIsNamed()
{
    m_house->page->resize(500, 900);
    auto *tabs = m_house->find<FormTabs>(u"formTabs"_s);
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        for (QWidget *widget : m_house->page->findChildren<QWidget *>()) {
            const bool stop = widget->isVisible() && widget->isEnabled() &&
                              (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy() &&
                              !widget->inherits("QAbstractScrollArea");
            if (stop)
                QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        }
    }
    AdvancedSettingsDialog dialog(*m_port, m_port->held.id, *m_house->theme);
    dialog.show();
    for (QWidget *widget : dialog.findChildren<QWidget *>()) {
        if (widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy())
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
    }
}

QTEST_MAIN(TestServiceFields)
#include "tst_servicefields.moc"
