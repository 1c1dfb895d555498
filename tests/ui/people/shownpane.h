// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/peoplelistmodel.h"
#include "tests/ui/people/peoplehouse.h"
#include "ui/people/peopleheader.h"
#include "ui/people/peopletable.h"
#include "ui/people/searchedit.h"
#include "ui/people/statepages.h"
#include "ui/people/strip.h"

#include <QTest>

namespace personae::testpeople {

/// A pane that is shown, with rows.
struct Shown
{
    explicit Shown(House &where)
        : house(where)
        , pane(where.parts())
        , table(*pane.findChild<PeopleTable *>(u"peopleTable"_s))
        , search(*pane.findChild<SearchEdit *>())
        , model(pane.model())
    {
        pane.resize(620, 640);
        pane.show();
    }
    void open(const PeopleScope &scope, std::optional<PersonKind> kind = {})
    {
        pane.showList(scope, kind);
        (void)QTest::qWaitFor([this] { return !model.isLoading() && model.isWhole(); });
        load();
    }
    /// Until the rows on the screen are here.
    void load()
    {
        (void)QTest::qWaitFor([this] {
            house.settle();
            return model.rowCount() == 0 ||
                   model.index(table.rowAt(0), 0).data(PeopleListModel::LoadedRole).toBool();
        });
        QCoreApplication::processEvents();
    }
    [[nodiscard]] QString header() const { return pane.findChild<PeopleHeader *>()->text(); }
    [[nodiscard]] StatePage *page() const
    {
        auto *page = pane.findChild<StatePage *>();
        return page->isVisible() ? page : nullptr;
    }
    [[nodiscard]] QString stateWords() const
    {
        const Strip *strip = pane.findChild<Strip *>(u"stateStrip"_s);
        return strip->isVisible() ? strip->words() : QString();
    }
    [[nodiscard]] QString top() const
    {
        return model.index(table.rowAt(1), 0).data(PeopleListModel::HandleRole).toString();
    }

    House &house;
    PeoplePane pane;
    PeopleTable &table;
    SearchEdit &search;
    PeopleListModel &model;
};

inline void keyTo(QWidget &widget, Qt::Key key, Qt::KeyboardModifiers modifiers = {})
{
    QTest::keyClick(&widget, key, modifiers);
}

} // namespace personae::testpeople
