// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/service/servicehouse.h"
#include "ui/people/strip.h"
#include "ui/service/accounttab.h"
#include "ui/service/calldialog.h"
#include "ui/service/recordsdialog.h"
#include "ui/service/recordspage.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

namespace personae::testservice {

template <typename T> [[nodiscard]] T *find(const QWidget &in, const QString &name)
{
    return in.findChild<T *>(name);
}

[[nodiscard]] inline QLabel *label(const QWidget &in, const QString &name)
{
    return find<QLabel>(in, name);
}

[[nodiscard]] inline QString said(const QWidget &in)
{
    return find<Strip>(in, u"recordsSaid"_s)->words();
}

inline void type(const QWidget &in, const QString &field, const QString &text)
{
    auto *edit = find<QLineEdit>(in, u"ask-"_s + field);
    QVERIFY2(edit, qPrintable(field));
    edit->setFocus();
    edit->clear();
    QTest::keyClicks(edit, text);
}

/// The tab on one page, shown and answered with what is given.
struct Shown
{
    explicit Shown(const QString &page)
        : tab(house.parts())
    {
        tab.resize(420, 640);
        tab.show();
        tab.showAccount(house.id);
        tab.showPage(page);
        house.settle();
    }
    [[nodiscard]] RecordsPage &page() { return *tab.currentPage(); }
    [[nodiscard]] CallDialog *dialog() { return tab.findChild<CallDialog *>(); }
    [[nodiscard]] RecordsDialog *opened() { return tab.findChild<RecordsDialog *>(); }
    QPushButton *button(const QString &name) { return page().findChild<QPushButton *>(name); }

    House house;
    AccountTab tab;
};

inline FieldMap organization(const QString &id)
{
    return {{u"id"_s, id},           {u"name"_s, u"Clocks"_s}, {u"description"_s, QJsonValue::Null},
            {u"role"_s, u"owner"_s}, {u"isPublic"_s, true},    {u"isSystem"_s, false}};
}

} // namespace personae::testservice
