// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/shortcuts.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMap>
#include <QMenu>
#include <QPushButton>
#include <QSet>
#include <QTableWidget>
#include <QVBoxLayout>

namespace personae {

using namespace Qt::StringLiterals;

namespace shortcuts {

namespace {

template <typename Wanted> QList<QAction *> collect(const QWidget &window, const Wanted &wanted)
{
    QList<QAction *> found;
    QSet<QAction *> seen;
    const auto take = [&](const QList<QAction *> &candidates) {
        for (QAction *action : candidates) {
            if (!seen.contains(action) && wanted(*action)) {
                seen.insert(action);
                found.append(action);
            }
        }
    };
    take(window.actions());
    const auto widgets = window.findChildren<QWidget *>();
    for (const QWidget *widget : widgets)
        take(widget->actions());
    return found;
}

} // namespace

/// Where the key works: two keys clash only if both can hear it.
bool heardTogether(const QAction &one, const QAction &other)
{
    const auto widely = [](const QAction &action) {
        return action.shortcutContext() == Qt::WindowShortcut ||
               action.shortcutContext() == Qt::ApplicationShortcut;
    };
    if (widely(one) || widely(other))
        return true;
    const QList<QObject *> ones = one.associatedObjects();
    const QList<QObject *> others = other.associatedObjects();
    for (QObject *place : ones) {
        for (QObject *elsewhere : others) {
            const auto *a = qobject_cast<QWidget *>(place);
            const auto *b = qobject_cast<QWidget *>(elsewhere);
            if (a && b && (a == b || a->isAncestorOf(b) || b->isAncestorOf(a)))
                return true;
        }
    }
    return false;
}

QString words(const QAction &action)
{
    return action.text().remove(u'&').remove(u'…');
}

QList<QAction *> actions(const QWidget &window)
{
    return collect(window, [](const QAction &action) {
        return !action.shortcuts().isEmpty() && !action.associatedObjects().isEmpty();
    });
}

QList<QAction *> named(const QWidget &window)
{
    return collect(window, [](const QAction &action) {
        return !action.objectName().isEmpty() && !action.text().isEmpty() && !action.menu() &&
               !action.isSeparator();
    });
}

QStringList clashes(const QWidget &window)
{
    QStringList found;
    QMap<QKeySequence, QList<QAction *>> byKey;
    const QList<QAction *> all = actions(window);
    for (QAction *action : all) {
        const QList<QKeySequence> keys = action->shortcuts();
        for (const QKeySequence &key : keys) {
            for (const QAction *other : std::as_const(byKey[key])) {
                if (heardTogether(*action, *other))
                    found.append(
                        u"%1: %2 / %3"_s.arg(key.toString(), words(*other), words(*action)));
            }
            byKey[key].append(action);
        }
    }
    return found;
}

} // namespace shortcuts

ShortcutSheet::ShortcutSheet(const QList<QAction *> &actions, Theme &theme, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"shortcutSheet"_s);
    setWindowTitle(tr("Keyboard shortcuts"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::formPadding, Theme::formPadding, Theme::formPadding,
                               Theme::formPadding);
    auto *table = new QTableWidget(int(actions.size()), 2, this);
    table->setObjectName(u"shortcutTable"_s);
    table->setAccessibleName(windowTitle());
    table->setHorizontalHeaderLabels({tr("Does"), tr("Keys")});
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    table->horizontalHeader()->setHighlightSections(false);
    for (int row = 0; row < actions.size(); ++row) {
        QStringList keys;
        const QList<QKeySequence> sequences = actions.at(row)->shortcuts();
        for (const QKeySequence &key : sequences)
            keys.append(key.toString(QKeySequence::NativeText));
        table->setItem(row, 0, new QTableWidgetItem(shortcuts::words(*actions.at(row))));
        table->setItem(row, 1, new QTableWidgetItem(keys.join(u", "_s)));
    }
    table->resizeColumnsToContents();
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    column->addWidget(table, 1);
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(u"shortcutClose"_s);
    close->setAccessibleName(close->text());
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(close);
    column->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    resize(480, 520);
    theme.setGround(this, Theme::Token::Window);
}

} // namespace personae
