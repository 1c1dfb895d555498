// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/people/shownpane.h"
#include "ui/people/chipbar.h"
#include "ui/people/plandialog.h"

#include <QScrollBar>
#include <QTest>

using namespace personae;
using namespace personae::testpeople;
using C = ListingState::Completeness;

/// How the pane and its states are drawn, and how fast.
class PeopleLooksTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looksAsDrawn();
    void statesLookAsDrawn();
    void paintsQuickly();
};

/// Nothing is shown wider than the pane, in both directions and themes; with PERSONAE_PICTURES set
/// the pane is saved there to be looked at.
void PeopleLooksTest::looksAsDrawn()
{
    const QString folder = qEnvironmentVariable("PERSONAE_PICTURES");
    House house;
    house.fill(house.garden, 60, C::AtLeast);
    house.port.stands = {true, {u"leader"_s}, {}, u"alice.example.com"_s};
    const auto grab = [&](const QString &name, Theme::Choice choice, Qt::LayoutDirection direction,
                          int width, qreal scale) {
        QFont font = QApplication::font();
        QFont large = font;
        large.setPixelSize(qRound(13 * scale));
        QApplication::setFont(large);
        theme().choose(choice);
        QApplication::setLayoutDirection(direction);
        {
            Shown shown(house);
            shown.pane.resize(width, 660);
            shown.open(house.garden);
            auto *chips = shown.pane.findChild<ChipBar *>();
            chips->setFilters({{PeopleFilter::Field::Role, true, u"leader"_s}});
            Q_EMIT chips->filtersChanged(chips->filters());
            shown.load();
            shown.table.chooseRow(1);
            shown.model.setTicked(shown.model.idAt(3), true);
            shown.model.setTicked(shown.model.idAt(4), true);
            house.settle();
            QCoreApplication::processEvents();
            if (!folder.isEmpty())
                QVERIFY(shown.pane.grab().save(folder + u'/' + name + u".png"_s));
            for (const QWidget *each : shown.pane.findChildren<QWidget *>()) {
                if (each->isVisible() && each->parentWidget() == &shown.pane)
                    QVERIFY2(each->geometry().right() < shown.pane.width(),
                             qPrintable(each->objectName()));
            }
        }
        QApplication::setFont(font);
        theme().choose(Theme::Choice::Light);
        QApplication::setLayoutDirection(Qt::LeftToRight);
    };
    grab(u"pane-light"_s, Theme::Choice::Light, Qt::LeftToRight, 620, 1);
    grab(u"pane-dark"_s, Theme::Choice::Dark, Qt::LeftToRight, 620, 1);
    grab(u"pane-rtl"_s, Theme::Choice::Light, Qt::RightToLeft, 620, 1);
    grab(u"pane-200"_s, Theme::Choice::Light, Qt::LeftToRight, 620, 2);
    grab(u"pane-narrow"_s, Theme::Choice::Dark, Qt::LeftToRight, 420, 1);
    grab(u"pane-wide"_s, Theme::Choice::Light, Qt::LeftToRight, 1040, 1);
}

void PeopleLooksTest::statesLookAsDrawn()
{
    const QString folder = qEnvironmentVariable("PERSONAE_PICTURES");
    const auto save = [&](QWidget &widget, const QString &name) {
        QCoreApplication::processEvents();
        if (!folder.isEmpty())
            QVERIFY(widget.grab().save(folder + u'/' + name + u".png"_s));
    };
    House house;
    house.fill(house.own, 30, C::Crawling, QDateTime::currentDateTimeUtc().addDays(-3));
    house.people.markGone({house.own, u"person0006.example.com"_s},
                          QDateTime::currentDateTimeUtc());
    house.people.markUnsynced({house.own, u"person0008.example.com"_s});
    house.port.progress = {CrawlProgress::State::Waiting,
                           230,
                           730,
                           12,
                           QDateTime::currentDateTimeUtc().addSecs(600),
                           {},
                           0,
                           0};
    house.setReach(Reach::Offline);
    Shown shown(house);
    shown.open(house.own);
    shown.table.chooseRow(1);
    house.settle();
    for (QAction *verb : shown.pane.memberVerbs()) {
        if (verb->objectName() == u"listVerbFollow"_s)
            verb->trigger();
    }
    shown.search.setText(u"person"_s);
    keyTo(shown.search, Qt::Key_Return);
    Q_EMIT house.port.serverSearched(house.own, u"person"_s, {u"x"_s, u"y"_s}, {});
    QTRY_VERIFY(shown.stateWords().startsWith(u"Offline"_s));
    shown.load();
    save(shown.pane, u"states"_s);
    shown.search.setText(u"Stranger.Example.net"_s);
    QTRY_VERIFY(shown.page());
    save(shown.pane, u"empty"_s);
    shown.search.clear();
    QTRY_COMPARE(shown.model.rowCount(), 30);
    for (int row = 0; row < 9; ++row)
        shown.model.setTicked(shown.model.idAt(row), true);
    shown.load();
    for (QAction *verb : shown.pane.memberVerbs()) {
        if (verb->objectName() == u"listVerbDisconnect"_s)
            verb->trigger();
    }
    auto *dialog = shown.pane.findChild<PlanDialog *>();
    QVERIFY(dialog);
    house.settle();
    save(*dialog, u"plan"_s);
    QVERIFY(!dialog->findChild<QLabel *>(u"planNumbers"_s)->text().isEmpty());
    dialog->reject();
    QVERIFY(house.outbox.entries().size() <= 1); // a refused plan sends nothing
}

/// A screenful is a matter of milliseconds, whatever has to be looked up: no frame waits.
void PeopleLooksTest::paintsQuickly()
{
    House house;
    house.fill(house.own, 600);
    Shown shown(house);
    shown.open(house.own);
    qint64 slowest = 0;
    for (int step = 0; step < 120; ++step) {
        QElapsedTimer clock;
        clock.start();
        shown.table.verticalScrollBar()->setValue(step * 90);
        shown.table.viewport()->repaint();
        slowest = qMax(slowest, clock.elapsed());
        if (step % 10 == 0)
            house.settle();
    }
    qInfo("slowest frame: %lld ms", slowest);
    QVERIFY(slowest < 200); // loose: other programs run too; tests/benchmarks measures
}

QTEST_MAIN(PeopleLooksTest)
#include "peoplelooks_test.moc"
