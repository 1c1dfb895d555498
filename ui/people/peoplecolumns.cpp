// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/peoplecolumns.h"

#include "ui/people/peopledelegate.h"
#include "ui/people/peopleheaderview.h"
#include "ui/people/peoplewords.h"

#include <QFontMetrics>
#include <QMenu>
#include <QScopedValueRollback>
#include <QTableView>

namespace personae {

using namespace Qt::StringLiterals;
using M = PeopleListModel;

PeopleColumns::PeopleColumns(QTableView &table, PeopleHeaderView &header,
                             const ListWording &wording, Theme &theme)
    : QObject(&table)
    , m_table(table)
    , m_header(header)
    , m_wording(wording)
    , m_theme(theme)
{
    connect(&header, &QHeaderView::sectionResized, this, [this](int column, int, int size) {
        if (m_fitting || size == 0)
            return;
        m_dragged.insert(column, size);
        Q_EMIT changed();
    });
    connect(&header, &QHeaderView::sectionMoved, this, [this] {
        if (!m_fitting)
            Q_EMIT changed();
    });
    connect(&header, &QHeaderView::sectionHandleDoubleClicked, this, [this](int column) {
        m_dragged.remove(column);
        fit();
    });
}

QList<int> PeopleColumns::byNeed() const
{
    QList<int> columns = m_members
                             ? QList<int>{M::Role, M::Status, M::Relationship, M::Tags, M::Seen}
                             : QList<int>{M::Relationship, M::Status, M::Tags, M::Seen};
    if (m_compact)
        columns.insert(2, M::Handle);
    return columns;
}

/// Wide enough for the title and for every word that is usual there.
int PeopleColumns::usualWidth(int column) const
{
    const QFontMetrics metrics(m_theme.font(Theme::Type::Body));
    const auto words = [&](const QStringList &texts) {
        int widest = 0;
        for (const QString &text : texts)
            widest = qMax(widest, metrics.horizontalAdvance(text));
        return widest + 2 * PeopleDelegate::padding;
    };
    int width = 0;
    switch (column) {
    case M::Tick:
        return Theme::iconSide() + 2 * PeopleDelegate::padding + 2;
    case M::Status:
        width = words({peoplewords::statusWord(u"suspended"_s), peoplewords::statusWord({}),
                       peoplewords::statusWord(u"blocked"_s)}) +
                qMax(10, metrics.height() * 5 / 8) + 2;
        break;
    case M::Role:
        width =
            words({peoplewords::roleWord(u"contributor"_s), peoplewords::roleWord(u"moderator"_s)});
        break;
    case M::Relationship: {
        Person follower;
        follower.follower = true;
        Person each = follower;
        each.following = Following::Yes;
        Person connected;
        connected.connected = true;
        width = qMin(
            words({m_wording.personRelation(follower, false), m_wording.personRelation(each, false),
                   m_wording.personRelation(connected, false)}),
            metrics.averageCharWidth() * 24);
        break;
    }
    case M::Changed:
    case M::Seen:
        width = qMin(words({m_wording.personTime(QDateTime::currentDateTimeUtc().addDays(-1))}),
                     metrics.averageCharWidth() * 24);
        break;
    case M::Handle:
        width = metrics.averageCharWidth() * 24;
        break;
    case M::Tags:
        width = metrics.averageCharWidth() * 16;
        break;
    default:
        width = metrics.averageCharWidth() * 15;
        break;
    }
    return qMax(width, m_header.titleWidth(column));
}

int PeopleColumns::leastNameWidth() const
{
    return QFontMetrics(m_theme.font(Theme::Type::Body)).averageCharWidth() * 16 + 28 + 26;
}

QList<int> PeopleColumns::fitting(int room) const
{
    if (!m_chosen.isEmpty())
        return m_chosen;
    QList<int> columns;
    room -= usualWidth(M::Tick) + m_dragged.value(M::Name, leastNameWidth());
    for (const int column : byNeed()) {
        room -= m_dragged.value(column, usualWidth(column));
        if (room < 0)
            break;
        columns.append(column);
    }
    return columns;
}

void PeopleColumns::fit()
{
    const QScopedValueRollback fitting(m_fitting, true);
    const int room = m_table.viewport()->width();
    const QList<int> columns = this->fitting(room);
    int used = usualWidth(M::Tick);
    for (int column = 0; column < m_header.count(); ++column) {
        const bool fixed = column == M::Tick || column == M::Name;
        m_header.setSectionHidden(column, !fixed && !columns.contains(column));
        if (column == M::Name || m_header.isSectionHidden(column))
            continue;
        const int width = m_dragged.value(column, usualWidth(column));
        m_header.resizeSection(column, width);
        if (column != M::Tick)
            used += width;
    }
    m_header.setSectionResizeMode(M::Tick, QHeaderView::Fixed);
    m_header.resizeSection(M::Name, m_dragged.value(M::Name, qMax(leastNameWidth(), room - used)));
}

void PeopleColumns::setMembers(bool members)
{
    m_members = members;
    fit();
}

void PeopleColumns::setCompact(bool compact)
{
    m_compact = compact;
    fit();
}

void PeopleColumns::choose(int column, bool shown)
{
    if (m_chosen.isEmpty())
        m_chosen = fitting(m_table.viewport()->width());
    m_chosen.removeAll(column);
    if (shown)
        m_chosen.append(column);
    fit();
    Q_EMIT changed();
}

void PeopleColumns::fillMenu(QMenu &menu)
{
    for (int column = M::Handle; column < M::ColumnCount; ++column) {
        QAction *action =
            menu.addAction(m_table.model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!m_header.isSectionHidden(column));
        connect(action, &QAction::triggered, this,
                [this, column](bool shown) { choose(column, shown); });
    }
    menu.addSeparator();
    QAction *usual = menu.addAction(tr("As many as fit"));
    usual->setCheckable(true);
    usual->setChecked(m_chosen.isEmpty());
    connect(usual, &QAction::triggered, this, [this] {
        m_chosen.clear();
        m_dragged.clear();
        fit();
        Q_EMIT changed();
    });
}

QList<int> PeopleColumns::shown() const
{
    QList<int> columns;
    for (int visual = 0; visual < m_header.count(); ++visual) {
        const int column = m_header.logicalIndex(visual);
        if (column != M::Tick && column != M::Picture && !m_header.isSectionHidden(column))
            columns.append(column);
    }
    return columns;
}

QVariantMap PeopleColumns::save() const
{
    QVariantList chosen;
    for (const int column : m_chosen)
        chosen.append(column);
    QVariantList order;
    for (int visual = 0; visual < m_header.count(); ++visual)
        order.append(m_header.logicalIndex(visual));
    QVariantMap widths;
    for (auto it = m_dragged.cbegin(); it != m_dragged.cend(); ++it)
        widths.insert(QString::number(it.key()), it.value());
    return {{u"chosen"_s, chosen}, {u"order"_s, order}, {u"widths"_s, widths}};
}

void PeopleColumns::restore(const QVariantMap &look)
{
    const QScopedValueRollback fitting(m_fitting, true);
    m_chosen.clear();
    const QVariantList chosen = look.value(u"chosen"_s).toList();
    for (const QVariant &column : chosen) {
        if (column.toInt() >= M::Handle && column.toInt() < M::ColumnCount)
            m_chosen.append(column.toInt());
    }
    m_dragged.clear();
    const QVariantMap widths = look.value(u"widths"_s).toMap();
    for (auto it = widths.cbegin(); it != widths.cend(); ++it)
        m_dragged.insert(it.key().toInt(), qBound(24, it.value().toInt(), 2000));
    const QVariantList order = look.value(u"order"_s).toList();
    for (int visual = 0; visual < order.size(); ++visual) {
        const int column = order.at(visual).toInt();
        if (column >= 0 && column < m_header.count() && visual < m_header.count())
            m_header.moveSection(m_header.visualIndex(column), visual);
    }
    fit();
}

} // namespace personae
