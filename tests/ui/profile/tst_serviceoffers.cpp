// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/profile/pagehouse.h"
#include "tests/ui/profile/playedservice.h"
#include "ui/profile/formtabs.h"
#include "ui/profile/settingcheck.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTabBar>
#include <QWheelEvent>

using namespace Qt::StringLiterals;
using namespace personae;

/// What this installation has and takes, and what can be done where it does not.
class TestServiceOffers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void anotherWayIsAsked();
    void whatWasTypedSinceGoesTheOtherWay();
    void unknownWaysAreNotOffered();
    void tokenMayBeNeeded();
    void pagesThatAreNotThere();
    void pagesThatCanOnlyBeRead();
    void warningsSpeakToPeople();
    void prefixIsOfferedAway();
    void defaultBeatsWhatWasFound();
    void defaultCanBeTakenBack();
    void settingsAreChecked_data();
    void settingsAreChecked();
    void wrongSettingsAreNotKept();
    void foreignItemsAreIsolated();
    void wheelLeavesChoicesAlone();

private:
    [[nodiscard]] QLineEdit *line(const QString &key) const
    {
        return m_house->find<QLineEdit>(u"field:"_s + key);
    }
    void type(const QString &key, const QString &text) const
    {
        line(key)->setFocus();
        line(key)->selectAll();
        QTest::keyClicks(line(key), text);
    }
    void know(const ServerFacts &facts) const { m_house->form().setServer(facts); }
    void refused(qint64 &id, const QString &setting, const QString &value);
    [[nodiscard]] QDialog *advanced() const
    {
        m_house->page->advancedAction()->trigger();
        return PageHouse::topLevel<QDialog>(u"advancedSettingsDialog"_s);
    }

    std::unique_ptr<played::Port> m_port;
    std::unique_ptr<PageHouse> m_house;
};

void TestServiceOffers::init()
{
    ServiceInfo info = played::info();
    for (FieldSpec &field : info.fields) {
        if (field.key == "displayName"_L1) {
            field.wording = u"phone_number"_s;
            field.patternLimit = u"phone.usual"_s;
        }
    }
    FieldSpec about = played::field(u"about"_s, FieldShape::Paragraphs, u"about"_s);
    info.fields.append({about, played::field(u"linkedin"_s, FieldShape::Line, u"about"_s)});
    info.settings = {{u"x.pair"_s, u"x.pair"_s, {u"object"_s, u"dotted"_s}, {}}};
    m_port = std::make_unique<played::Port>(info);
    m_house = std::make_unique<PageHouse>(info, m_port.get());
    m_port->held = m_house->row.account;
    QVERIFY(m_house->opened);
    FieldMap values = played::values();
    values.insert(u"about"_s, u"Grows dahlias.\nKeeps bees."_s);
    values.insert(u"linkedin"_s, u"ada"_s);
    QVERIFY(m_house->show(values));
}

void TestServiceOffers::cleanup()
{
    m_house.reset();
    m_port.reset();
}

/// A save that came back, as the outbox tells it.
void TestServiceOffers::refused(qint64 &id, const QString &setting, const QString &value)
{
    QSignalSpy submitted(m_house->outbox.get(), &Outbox::submitted);
    m_house->outbox->submit(m_house->row.account.id,
                            SaveProfileCommand{{{{u"lan"_s, u"de"_s}}}, {{u"lan"_s, u"en"_s}}},
                            QUuid::createUuid());
    QVERIFY(submitted.wait());
    OutboxEntry entry = m_house->outbox->entries().last();
    id = entry.id;
    entry.state = OutboxState::Refused;
    entry.lastError.kind = Outcome::Unverified;
    entry.lastError.trySetting = setting;
    entry.lastError.tryValue = value;
    QSignalSpy changed(m_house->outbox.get(), &Outbox::entryChanged);
    m_house->outbox->update(entry);
    QVERIFY(changed.wait());
}

void TestServiceOffers::anotherWayIsAsked()
{
    const auto *strip = m_house->find<QWidget>(u"remedyStrip"_s);
    QVERIFY(!strip->isVisible());
    QSignalSpy said(m_house->page.get(), &ProfilePage::announced);
    qint64 id = 0;
    refused(id, u"x.pair"_s, u"dotted"_s);
    QVERIFY(strip->isVisible());
    const QString words = m_house->find<QLabel>(u"remedySentence"_s)->text();
    QVERIFY2(words.contains("One text with a dot"_L1), qPrintable(words));
    QVERIFY(!said.isEmpty());
    QVERIFY(m_port->set.isEmpty()); // asked first
    auto *button = m_house->find<QPushButton>(u"remedyTry"_s);
    QVERIFY(button->accessibleName().contains("One text with a dot"_L1));
    QVERIFY(!m_house->find<QWidget>(u"remedySignIn"_s)->isVisible());
    QSignalSpy removed(m_house->outbox.get(), &Outbox::entryRemoved);
    button->click();
    QCOMPARE(m_port->set, QStringList{u"x.pair=dotted"_s});
    QVERIFY(removed.wait());
    QCOMPARE(m_house->outbox->entries().size(), 1);
    const OutboxEntry again = m_house->outbox->entries().first();
    QVERIFY(again.id != id);
    QCOMPARE(std::get<SaveProfileCommand>(again.command).patch.changes.value(u"lan"_s),
             QJsonValue(u"de"_s));
    QTRY_VERIFY(!strip->isVisible());
}

void TestServiceOffers::whatWasTypedSinceGoesTheOtherWay()
{
    qint64 id = 0;
    refused(id, u"x.pair"_s, u"dotted"_s);
    m_house->form().setValue(u"lan"_s, u"fr"_s);
    QSignalSpy removed(m_house->outbox.get(), &Outbox::entryRemoved);
    m_house->find<QPushButton>(u"remedyTry"_s)->click();
    QVERIFY(removed.wait());
    QCOMPARE(m_house->outbox->entries().size(), 1);
    const Command &command = m_house->outbox->entries().first().command;
    QCOMPARE(std::get<SaveProfileCommand>(command).patch.changes.value(u"lan"_s),
             QJsonValue(u"fr"_s));
}

void TestServiceOffers::unknownWaysAreNotOffered()
{
    qint64 id = 0;
    refused(id, u"nobody.knows"_s, u"dotted"_s);
    QVERIFY(!m_house->find<QWidget>(u"remedyStrip"_s)->isVisible());
}

void TestServiceOffers::tokenMayBeNeeded()
{
    m_house->row.reach = Reach::SignInNeeded;
    m_house->row.lastError.kind = Outcome::AuthRequired;
    m_house->accounts.upsert(m_house->row);
    const auto *strip = m_house->find<QWidget>(u"remedyStrip"_s);
    QVERIFY(!strip->isVisible());
    m_house->row.lastError.needs = u"user-token"_s;
    m_house->accounts.upsert(m_house->row);
    QVERIFY(strip->isVisible());
    QVERIFY(m_house->find<QLabel>(u"remedySentence"_s)->text().contains("user token"_L1));
    QVERIFY(!m_house->find<QWidget>(u"remedyTry"_s)->isVisible());
    QSignalSpy signIn(m_house->page.get(), &ProfilePage::signInRequested);
    m_house->find<QPushButton>(u"remedySignIn"_s)->click();
    QCOMPARE(signIn.count(), 1);
    m_house->find<QPushButton>(u"remedyAdvanced"_s)->click();
    QVERIFY(PageHouse::topLevel<QDialog>(u"advancedSettingsDialog"_s));
}

void TestServiceOffers::pagesThatAreNotThere()
{
    auto *tabs = m_house->find<FormTabs>(u"formTabs"_s);
    QCOMPARE(tabs->tabText(3), u"About"_s);
    QVERIFY(tabs->isTabVisible(3));
    ServerFacts facts;
    facts.can[u"page.about"_s] = false;
    know(facts);
    QVERIFY(!tabs->isTabVisible(3));
    QVERIFY(tabs->isTabVisible(1));
    // What was typed is never out of sight.
    m_house->form().setValue(u"linkedin"_s, u"ada2"_s);
    QVERIFY(tabs->isTabVisible(3));
    tabs->setCurrentIndex(3);
    const auto *reason = m_house->find<QLabel>(u"pageReason:about"_s);
    QVERIFY(reason && reason->isVisible());
    QVERIFY(reason->text().contains("no such page"_L1));
    m_house->form().revertAll();
    QVERIFY(!tabs->isTabVisible(3));
    facts.can[u"page.about"_s] = true; // it has one after all
    know(facts);
    QVERIFY(tabs->isTabVisible(3));
    tabs->setCurrentIndex(3);
    QVERIFY(!reason->isVisible());
    QVERIFY(!line(u"linkedin"_s)->isReadOnly());
}

void TestServiceOffers::pagesThatCanOnlyBeRead()
{
    auto *tabs = m_house->find<FormTabs>(u"formTabs"_s);
    tabs->setCurrentIndex(3);
    QVERIFY(!line(u"linkedin"_s)->isReadOnly());
    ServerFacts facts;
    facts.can[u"edit.about"_s] = false;
    know(facts);
    QVERIFY(tabs->isTabVisible(3));
    QTRY_COMPARE(m_house->page->findChildren<QLineEdit *>(u"field:linkedin"_s).size(), 1);
    QVERIFY(line(u"linkedin"_s)->isReadOnly());
    QCOMPARE(line(u"linkedin"_s)->text(), u"ada"_s);
    const auto *about = m_house->find<QWidget>(u"field:about"_s);
    QVERIFY(about->property("readOnly").toBool());
    QCOMPARE(about->property("plainText").toString(), u"Grows dahlias.\nKeeps bees."_s);
    const auto *reason = m_house->find<QLabel>(u"pageReason:about"_s);
    QVERIFY(reason->isVisible());
    QVERIFY2(reason->text().contains("Advanced"_L1), qPrintable(reason->text()));
    tabs->setCurrentIndex(0);
    QVERIFY(!line(u"displayName"_s)->isReadOnly());
    // The path is set under Advanced: the profile is read again and says that it can be changed.
    QDialog *dialog = advanced();
    QVERIFY(dialog);
    dialog->findChild<QPushButton *>(u"advancedSave"_s)->click();
    QCOMPARE(m_house->sync.refreshed.size(), 1);
    know({});
    QTRY_VERIFY(!line(u"linkedin"_s)->isReadOnly());
}

void TestServiceOffers::warningsSpeakToPeople()
{
    ServerFacts facts;
    facts.limits[u"phone.usual"_s] = u"([ ()-]*[0-9]){9,15}[ ()-]*"_s;
    know(facts);
    auto *warning = m_house->find<QLabel>(u"warning:displayName"_s);
    type(u"displayName"_s, u"12345678"_s);
    QVERIFY(warning->isVisible());
    QVERIFY2(warning->text().contains("9 digits"_L1), qPrintable(warning->text()));
    QVERIFY(!warning->text().contains(u'['));
    QVERIFY(!m_house->form().hasIssues()); // it can be sent
    QVERIFY(m_house->page->publishAction()->isEnabled());
    type(u"displayName"_s, u"7700 900-123"_s);
    QVERIFY(!warning->isVisible());
}

void TestServiceOffers::prefixIsOfferedAway()
{
    ServerFacts facts;
    facts.limits[u"phone.usual"_s] = u"[0-9]{9,15}"_s;
    facts.limits[u"phone.usual.strip"_s] = u"\\s*(\\+|00)\\s*44"_s;
    know(facts);
    auto *offer = m_house->find<QPushButton>(u"offer:displayName"_s);
    type(u"displayName"_s, u"7700900123"_s);
    QVERIFY(!offer->isVisible());
    type(u"displayName"_s, u"+44 7700900123"_s);
    QVERIFY(offer->isVisible());
    QVERIFY(offer->text().contains("7700900123"_L1));
    QVERIFY(!offer->accessibleName().isEmpty());
    QCOMPARE(m_house->form().value(u"displayName"_s), QJsonValue(u"+44 7700900123"_s)); // as typed
    offer->click();
    QCOMPARE(line(u"displayName"_s)->text(), u"7700900123"_s);
    QVERIFY(!offer->isVisible());
    QVERIFY(line(u"displayName"_s)->hasFocus());
    m_house->form().undoStack().undo();
    QCOMPARE(line(u"displayName"_s)->text(), u"+44 7700900123"_s);
    type(u"displayName"_s, u"0049123456789"_s); // another country's
    QVERIFY(!offer->isVisible());
}

void TestServiceOffers::defaultBeatsWhatWasFound()
{
    m_port->held.server.remembered[u"x.pair"_s] = u"dotted"_s;
    QDialog *dialog = advanced();
    QVERIFY(dialog);
    auto *combo = dialog->findChild<QComboBox *>(u"setting:x.pair"_s);
    QVERIFY2(combo->currentText().contains("By itself"_L1), qPrintable(combo->currentText()));
    QVERIFY(combo->currentText().contains("One text with a dot"_L1));
    auto *reset = dialog->findChild<QPushButton *>(u"reset:x.pair"_s);
    QVERIFY(reset->isEnabled());
    reset->click();
    QVERIFY(combo->currentText().contains("documented default"_L1));
    QVERIFY(!reset->isEnabled());
    dialog->findChild<QPushButton *>(u"advancedSave"_s)->click();
    QCOMPARE(m_port->set, QStringList{u"x.pair=object"_s});
}

void TestServiceOffers::defaultCanBeTakenBack()
{
    m_port->held.settings[u"x.pair"_s] = u"object"_s;
    QDialog *dialog = advanced();
    QVERIFY(dialog);
    auto *combo = dialog->findChild<QComboBox *>(u"setting:x.pair"_s);
    QCOMPARE(combo->currentData().toString(), u"object"_s);
    combo->setCurrentIndex(combo->findData(QString()));
    dialog->findChild<QPushButton *>(u"advancedSave"_s)->click();
    QCOMPARE(m_port->set, QStringList{u"x.pair="_s});
}

void TestServiceOffers::settingsAreChecked_data()
{
    QTest::addColumn<FieldShape>("shape");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words"); // empty: it is right
    const FieldShape web = FieldShape::WebAddress;
    const FieldShape whole = FieldShape::Whole;
    QTest::newRow("https") << web << u"https://media.example.net/x"_s << QString();
    QTest::newRow("http") << web << u"http://media.example.net/"_s << u"readable"_s;
    QTest::newRow("http here") << web << u"http://localhost:8080/"_s << QString();
    QTest::newRow("http here by number") << web << u"http://127.0.0.1:8080/"_s << QString();
    QTest::newRow("http here, six") << web << u"http://[::1]:8080/"_s << QString();
    QTest::newRow("looks like here") << web << u"http://127.0.0.1.example.net/"_s << u"readable"_s;
    QTest::newRow("begins like here") << web << u"http://127.example.net/"_s << u"readable"_s;
    QTest::newRow("other scheme") << web << u"ftp://example.net/"_s << u"https"_s;
    QTest::newRow("no address") << web << u"media"_s << u"no web address"_s;
    QTest::newRow("number") << whole << u"2000000"_s << QString();
    QTest::newRow("too small") << whole << u"10"_s << u"At least"_s;
    QTest::newRow("no number") << whole << u"2 MB"_s << u"whole number"_s;
    QTest::newRow("anything") << FieldShape::Line << u"user/x/"_s << QString();
    QTest::newRow("empty") << web << QString() << QString();
}

void TestServiceOffers::settingsAreChecked()
{
    QFETCH(FieldShape, shape);
    QFETCH(QString, text);
    QFETCH(QString, words);
    const SettingSpec spec{u"a"_s, u"a"_s, {}, {}, shape, 1024};
    const QString problem = settingcheck::problem(spec, text);
    QCOMPARE(problem.isEmpty(), words.isEmpty());
    QVERIFY2(problem.contains(words), qPrintable(problem));
}

void TestServiceOffers::wrongSettingsAreNotKept()
{
    m_port->info.settings = {{u"media"_s, u"mediaBase"_s, {}, {}, FieldShape::WebAddress, 0},
                             {u"other"_s, u"other"_s, {}, {}}};
    QDialog *dialog = advanced();
    QVERIFY(dialog);
    auto *media = dialog->findChild<QLineEdit *>(u"setting:media"_s);
    auto *other = dialog->findChild<QLineEdit *>(u"setting:other"_s);
    media->setText(u"http://media.example.net/"_s);
    other->setText(u"kept"_s);
    auto *save = dialog->findChild<QPushButton *>(u"advancedSave"_s);
    save->click();
    QVERIFY(dialog->isVisible());
    QVERIFY(m_port->set.isEmpty());
    auto *problem = dialog->findChild<QLabel *>(u"problem:media"_s);
    QVERIFY(problem->isVisible());
    QVERIFY(media->accessibleDescription().contains("readable"_L1));
    media->setText(u"https://media.example.net/"_s);
    QVERIFY(!problem->isVisible());
    save->click();
    QCOMPARE(m_port->set, (QStringList{u"media=https://media.example.net/"_s, u"other=kept"_s}));
}

void TestServiceOffers::foreignItemsAreIsolated()
{
    ServerFacts facts;
    facts.choices[u"languages"_s] = {{u"en"_s, u"English"_s}, {u"\u202Exx"_s, {}}};
    know(facts);
    auto *combo = m_house->find<QComboBox>(u"field:lan"_s);
    const auto shown = [combo](const QAbstractItemView &list, int item) {
        auto *words = qobject_cast<QStyledItemDelegate *>(list.itemDelegate());
        return words ? words->displayText(combo->itemText(item), QLocale()) : QString();
    };
    const int foreign = combo->findData(u"\u202Exx"_s);
    for (const QAbstractItemView *list : {combo->view(), combo->completer()->popup()})
        QVERIFY(shown(*list, foreign).startsWith(QChar(0x2068)));
    // In the line it is what is sent, nothing more.
    combo->setCurrentIndex(foreign);
    QCOMPARE(combo->lineEdit()->text(), u"\u202Exx"_s);
}

void TestServiceOffers::wheelLeavesChoicesAlone()
{
    m_house->page->addPage(new QWidget, u"x"_s);
    m_house->page->showTab(ProfilePage::Tab::History);
    const auto roll = [](QComboBox &combo) {
        const QPointF at = QRectF(combo.rect()).center();
        QWheelEvent event(at, combo.mapToGlobal(at), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&combo, &event);
        return combo.currentIndex();
    };
    const QList<QComboBox *> combos = m_house->page->findChildren<QComboBox *>();
    QVERIFY(combos.size() >= 3);
    for (QComboBox *combo : combos) {
        combo->clearFocus();
        const int before = combo->currentIndex();
        QCOMPARE(roll(*combo), before);
    }
}

QTEST_MAIN(TestServiceOffers)
#include "tst_serviceoffers.moc"
