// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the form: which there are, where each stands, in what order Tab goes.
#include "models/values/foreigntext.h"
#include "ui/profile/editpage.h"
#include "ui/profile/fieldrow.h"
#include "ui/profile/formtabs.h"
#include "ui/profile/picturesection.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace personae {

/// Fields that nobody declared stand on the first page.
QString EditPage::pageOf(const QString &section) const
{
    return m_form->spec(section).page;
}

QStringList EditPage::pagesOf(const QStringList &keys) const
{
    QStringList pages{QString()};
    for (const QString &key : keys) {
        if (const QString page = pageOf(key); !pages.contains(page))
            pages.append(page);
    }
    return pages;
}

QString EditPage::sectionOf(const QString &key) const
{
    if (m_groups.contains(key))
        return key;
    for (auto it = m_groups.cbegin(); it != m_groups.cend(); ++it) {
        const Group &group = it.value();
        if ((group.title && group.title->key() == key) ||
            (group.visibility && group.visibility->key() == key))
            return it.key();
    }
    return {};
}

FieldRow *EditPage::rowOf(const QString &key) const
{
    const Group group = m_groups.value(sectionOf(key));
    for (FieldRow *row : {group.main, group.title, group.visibility}) {
        if (row && row->key() == key)
            return row;
    }
    return nullptr;
}

QList<FieldRow *> EditPage::allRows() const
{
    QList<FieldRow *> rows;
    for (const Group &group : m_groups) {
        for (FieldRow *row : {group.main, group.title, group.visibility}) {
            if (row)
                rows.append(row);
        }
    }
    return rows;
}

void EditPage::rebuildRows()
{
    if (!m_form)
        return;
    const QStringList keys = m_form->keys();
    for (const QString &old : m_groups.keys()) {
        if (keys.contains(old))
            continue;
        dropGroup(m_groups.take(old));
    }
    const QStringList pages = pagesOf(keys);
    m_tabs->setPages(pages);
    m_rows.removeIf([&pages](const auto &held) { return !pages.contains(held.key()); });
    for (const QString &page : pages) {
        if (m_rows.contains(page))
            continue;
        auto *rows = new QVBoxLayout;
        rows->setSpacing(12);
        QVBoxLayout *column = m_tabs->column(page);
        column->insertLayout(page.isEmpty() ? 1 : 0, rows); // below the pictures
        if (!page.isEmpty())
            column->addStretch();
        m_rows.insert(page, rows);
    }
    for (const QString &key : keys) {
        if (!m_groups.contains(key))
            makeGroup(key);
    }
    placeGroups(keys);
    orderTabs(keys);
    for (const QString &key : keys)
        showCompanions(key);
    refreshTabs();
    layOutLabels();
}

void EditPage::dropGroup(const Group &group)
{
    for (FieldRow *row : {group.main, group.title, group.visibility}) {
        if (!row)
            continue;
        row->hide();
        row->deleteLater(); // its own menu may have asked for this
    }
}

void EditPage::makeGroup(const QString &key)
{
    const FieldSpec spec = m_form->spec(key);
    const bool locked = m_lockedPages.contains(spec.page);
    Group group;
    group.main = makeRow(key, locked);
    if (!spec.titleKey.isEmpty())
        group.title = makeRow(spec.titleKey, locked);
    if (!spec.visibilityKey.isEmpty())
        group.visibility = makeRow(spec.visibilityKey, locked);
    m_groups.insert(key, group);
}

FieldRow *EditPage::makeRow(const QString &key, bool locked)
{
    auto *row = new FieldRow(*m_form, key, m_parts.theme, this, locked);
    connect(row, &FieldRow::changeWanted, this, [this](const QString &changed) {
        if (m_form)
            Q_EMIT callWanted(m_form->spec(changed).changedBy);
    });
    connect(row, &FieldRow::renameWanted, this, &EditPage::openAddField);
    connect(row, &FieldRow::titleWanted, this, [this](const QString &titleKey) {
        m_titlesAsked.insert(titleKey);
        showCompanions(sectionOf(titleKey));
        focusField(titleKey);
    });
    connect(row, &FieldRow::removed, this, [this] { m_addField->setFocus(Qt::OtherFocusReason); });
    return row;
}

void EditPage::placeGroups(const QStringList &keys)
{
    for (QVBoxLayout *rows : std::as_const(m_rows)) {
        while (QLayoutItem *item = rows->takeAt(0))
            delete item;
    }
    bool own = false;
    for (const QString &key : keys) {
        QVBoxLayout *rows = m_rows.value(pageOf(key));
        if (!own && !m_form->service().field(key)) {
            own = true;
            rows->addWidget(m_ownHeading);
        }
        const Group group = m_groups.value(key);
        rows->addWidget(group.main);
        for (FieldRow *row : {group.title, group.visibility}) {
            if (row)
                rows->addWidget(row);
        }
    }
    m_ownHeading->setVisible(own);
    m_addField->setVisible(!m_form->service().openFields.prefix.isEmpty());
}

/// Rows made later stand where they are shown, also for Tab.
void EditPage::orderTabs(const QStringList &keys)
{
    QWidget *last = m_pictures;
    const auto follow = [this, &last](QWidget *row) {
        for (QWidget *child : row->findChildren<QWidget *>()) {
            const bool stop = (child->focusPolicy() & Qt::TabFocus) && !child->focusProxy();
            if (!stop || child->window() != window()) // lists of combo boxes are windows
                continue;
            setTabOrder(last, child);
            last = child;
        }
    };
    for (const QString &key : keys) {
        const Group group = m_groups.value(key);
        for (FieldRow *row : {group.main, group.title, group.visibility}) {
            if (row)
                follow(row);
        }
    }
    setTabOrder(last, m_addField);
}

/// What this installation has, as far as is known: "page.<id>" says whether there is such a page,
/// "edit.<id>" whether it can be changed. What was typed there is never out of sight.
void EditPage::refreshPages(const QHash<QString, int> &changed)
{
    const QMap<QString, bool> can = m_form->server().can;
    const QString service = isolatedLine(m_form->service().displayName, 60);
    QSet<QString> locked;
    for (const QString &page : m_rows.keys()) {
        if (page.isEmpty())
            continue;
        const bool there = can.value(u"page."_s + page, true);
        const bool editable = there && can.value(u"edit."_s + page, true);
        if (!editable)
            locked.insert(page);
        m_tabs->setOffered(page, there || changed.value(page) > 0);
        m_tabs->setReason(
            page,
            !there      ? tr("This installation of %1 has no such page.").arg(service)
            : !editable ? tr("This page can be read here, but not changed: the document of %1 does "
                             "not say how. Where you know, set it under Advanced settings.")
                              .arg(service)
                        : QString(),
            m_parts.theme);
    }
    lockPages(locked);
}

void EditPage::lockPages(const QSet<QString> &locked)
{
    if (locked == m_lockedPages)
        return;
    const QSet<QString> before = std::exchange(m_lockedPages, locked);
    for (const QString &key : m_groups.keys()) {
        const QString page = pageOf(key);
        if (before.contains(page) != locked.contains(page))
            dropGroup(m_groups.take(key));
    }
    rebuildRows();
}

/// A marker matters once there is something to see; a title once it is set or asked for.
void EditPage::showCompanions(const QString &key)
{
    const Group group = m_groups.value(key);
    if (!group.main || !m_form)
        return;
    const bool hasValue = !m_form->value(key).isUndefined();
    if (group.title) {
        const QString titleKey = group.title->key();
        const bool set = !m_form->value(titleKey).isUndefined() || m_form->isChanged(titleKey);
        group.title->setVisible(set || m_titlesAsked.contains(titleKey));
    }
    if (group.visibility) {
        const QString marker = group.visibility->key();
        group.visibility->setVisible(hasValue || !m_form->value(marker).isUndefined() ||
                                     m_form->isChanged(marker));
    }
}

void EditPage::layOutLabels()
{
    int wanted = 0;
    const QList<FieldRow *> rows = allRows();
    for (const FieldRow *row : rows)
        wanted = std::max(wanted, row->labelWidth());
    const int unit = fontMetrics().averageCharWidth();
    wanted = std::min(wanted, unit * 16);
    const int room = width() - 2 * Theme::formPadding - 40;
    const bool stacked = room - wanted < unit * 30;
    for (FieldRow *row : rows)
        row->setLabelColumn(wanted, stacked);
}

} // namespace personae
