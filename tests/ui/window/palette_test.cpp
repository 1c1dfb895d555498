// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window/windowfixture.h"
#include "ui/window/palette.h"

#include <QLabel>
#include <QLineEdit>
#include <QTest>
#include <QTreeWidget>

using namespace personae;
using namespace personae::testwindow;

/// The palette on a source that answers late.
class PaletteTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void lateAnswersKeepTheLine();
};

void PaletteTest::initTestCase()
{
    theme().choose(Theme::Choice::Light);
}

void PaletteTest::lateAnswersKeepTheLine()
{
    class Slow final : public PeopleSource
    {
    public:
        void find(const PeopleQuery &query, int, quint64 ticket) override
        {
            tickets.append({query.scope, ticket});
        }
        void load(const QList<quint32> &ids, quint64 ticket) override
        {
            Person person;
            person.id = ids.constFirst();
            person.handle = u"p%1.example.com"_s.arg(person.id);
            Q_EMIT loaded(ticket, {person});
        }
        void answer(int at, quint32 id)
        {
            PeopleResult result;
            result.ids = std::make_shared<const std::vector<quint32>>(1, id);
            result.whole = true;
            Q_EMIT found(tickets.at(at).second, result);
        }
        QList<std::pair<PeopleScope, quint64>> tickets;
    };
    Slow source;
    auto *palette = new Palette(Palette::Kind::People, source, ListWording::plain(), theme());
    palette->setLists({PeopleScope{{u"alice"_s}, {}}, PeopleScope{{u"alice"_s}, u"garden"_s}},
                      {u"own"_s, u"garden"_s});
    palette->open();
    auto *list = palette->findChild<QTreeWidget *>(u"paletteList"_s);
    const auto *foot = palette->findChild<QLabel *>(u"paletteFoot"_s);
    palette->findChild<QLineEdit *>(u"paletteEdit"_s)->setText(u"p"_s);
    QCOMPARE(source.tickets.size(), 2);
    QVERIFY(foot->text().contains(u"Searching…"_s));
    source.answer(1, 7);
    QVERIFY(list->currentItem()->text(0).contains(u"p7.example.com"_s));
    QVERIFY(foot->text().contains(u"Searching…"_s));
    source.answer(0, 3);
    QCOMPARE(list->topLevelItemCount(), 2);
    QVERIFY(list->topLevelItem(0)->text(0).contains(u"p3.example.com"_s));
    QVERIFY(list->currentItem()->text(0).contains(u"p7.example.com"_s));
    QVERIFY(!foot->text().contains(u"Searching…"_s));
    palette->close();
}

QTEST_MAIN(PaletteTest)
#include "palette_test.moc"
