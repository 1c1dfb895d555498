// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/chipbar.h"

#include "ui/people/filterchip.h"
#include "ui/people/peoplewords.h"
#include "ui/theme/flowlayout.h"

#include <QMenu>

namespace personae {

using namespace Qt::StringLiterals;
using Field = PeopleFilter::Field;

ChipBar::ChipBar(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_flow(new FlowLayout(this, Qt::AlignLeft, 4))
{
    setObjectName(u"filterChips"_s);
    setAccessibleName(tr("Filters"));
    m_flow->setContentsMargins(0, 0, 0, 0);
    hide();
}

int ChipBar::lineWidth() const
{
    int width = 0;
    for (const FilterChip *chip : m_chips)
        width += chip->sizeHint().width() + 4;
    return width;
}

void ChipBar::setFilters(const QList<PeopleFilter> &filters)
{
    if (filters == m_filters)
        return;
    m_filters = filters;
    for (FilterChip *chip : std::as_const(m_chips)) {
        m_flow->removeWidget(chip);
        chip->hide();
        chip->deleteLater(); // it may be the one that was just clicked
    }
    m_chips.clear();
    for (const PeopleFilter &filter : filters)
        addChip(filter);
    setVisible(!filters.isEmpty());
    updateGeometry();
}

void ChipBar::addChip(const PeopleFilter &filter)
{
    auto *chip = new FilterChip(filter, m_theme, this);
    const qsizetype at = m_chips.size();
    m_chips.append(chip);
    m_flow->addWidget(chip);
    chip->show();
    connect(chip, &FilterChip::removeWanted, this, [this, at] { removeAt(at); });
    connect(chip, &FilterChip::turnWanted, this, [this, at] { turnAt(at); });
}

void ChipBar::removeAt(qsizetype at)
{
    QList<PeopleFilter> filters = m_filters;
    if (at >= filters.size())
        return;
    const bool focused = window()->focusWidget() == m_chips.at(at);
    filters.removeAt(at);
    setFilters(filters);
    if (focused && !m_chips.isEmpty())
        m_chips.at(qMin(at, m_chips.size() - 1))->setFocus(Qt::OtherFocusReason);
    else if (focused)
        Q_EMIT emptied();
    Q_EMIT filtersChanged(m_filters);
}

void ChipBar::turnAt(qsizetype at)
{
    QList<PeopleFilter> filters = m_filters;
    if (at >= filters.size())
        return;
    filters[at].isNot = !filters.at(at).isNot;
    setFilters(filters);
    m_chips.at(at)->setFocus(Qt::OtherFocusReason);
    Q_EMIT filtersChanged(m_filters);
}

QStringList ChipBar::values(Field field) const
{
    QStringList known;
    switch (field) {
    case Field::Kind:
        return {u"person"_s, u"community"_s};
    case Field::Status:
        known = {u"active"_s, u"muted"_s, u"blocked"_s, u"suspended"_s, u"banned"_s};
        for (const QString &word : m_words.statuses) {
            if (!word.isEmpty() && !known.contains(word))
                known.append(word);
        }
        return known;
    case Field::Relationship:
        return {u"connected"_s, u"following"_s, u"follower"_s, u"requested"_s,
                u"none"_s,      u"trusted"_s,   u"hidden"_s};
    case Field::Role:
        return m_words.roles + QStringList{QString()};
    case Field::Tag:
        return m_words.tags + QStringList{QString()};
    }
    return {};
}

void ChipBar::addValues(QMenu &menu, Field field, bool isNot)
{
    constexpr int longest = 200; // a menu is no list
    const QStringList words = values(field).mid(0, longest);
    for (const QString &word : words) {
        const PeopleFilter filter{field, isNot, word};
        QString text = peoplewords::value(field, word);
        QAction *action = menu.addAction(text.replace(u'&', "&&"_L1));
        action->setData(word);
        action->setEnabled(!m_filters.contains(filter));
        connect(action, &QAction::triggered, this, [this, filter] {
            setFilters(m_filters + QList<PeopleFilter>{filter});
            Q_EMIT filtersChanged(m_filters);
        });
    }
}

void ChipBar::fillMenu(QMenu &menu)
{
    for (const Field field :
         {Field::Status, Field::Relationship, Field::Role, Field::Tag, Field::Kind}) {
        QMenu *of = menu.addMenu(peoplewords::field(field));
        addValues(*of, field, false);
        of->addSeparator();
        QMenu *butNot = of->addMenu(tr("any but"));
        addValues(*butNot, field, true);
    }
}

void ChipBar::openMenu(QWidget *under)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"addFilterMenu"_s);
    menu->setAccessibleName(tr("Add a filter"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    menu->popup(under->mapToGlobal(
        QPoint(mirrored ? under->width() - menu->sizeHint().width() : 0, under->height())));
    if (!menu->actions().isEmpty())
        menu->setActiveAction(menu->actions().constFirst());
}

} // namespace personae
