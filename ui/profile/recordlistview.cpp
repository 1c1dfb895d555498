// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/recordlistview.h"

#include "ui/profile/fieldwording.h"
#include "ui/profile/labels.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace personae {

using structuredtext::ListItem;

namespace {

/// A rounded outline around one entry.
class CardFrame final : public QFrame
{
public:
    CardFrame(Theme &theme, QWidget *parent)
        : QFrame(parent)
        , m_theme(theme)
    {
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(m_theme.color(Theme::Token::Border));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Theme::radius,
                                Theme::radius);
    }

private:
    Theme &m_theme;
};

} // namespace

RecordListView::RecordListView(const FieldSpec &spec, Theme &theme, QWidget *parent)
    : PartsView(spec, theme, parent)
    , m_cardsLayout(new QVBoxLayout)
    , m_add(new QPushButton(FieldWording::addItem(spec.listKey), this))
{
    m_add->setObjectName(u"add:"_s + spec.key);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(m_cardsLayout);
    layout->addWidget(m_add, 0, Qt::AlignLeft);
    m_cardsLayout->setSpacing(8);
    connect(m_add, &QPushButton::clicked, this, &RecordListView::add);
}

bool RecordListView::showText(const QString &text)
{
    const auto items = structuredtext::readRecordList(text, m_spec.listKey, m_spec.parts);
    if (!items)
        return false;
    m_previous = text;
    bool sameShape = items->size() == m_cards.size();
    for (qsizetype i = 0; sameShape && i < items->size(); ++i)
        sameShape = items->at(i).unknown == !m_cards.at(i).inputs;
    if (!sameShape) {
        rebuild(*items);
        return true;
    }
    m_items = *items;
    for (qsizetype i = 0; i < m_cards.size(); ++i) {
        if (m_cards.at(i).inputs)
            m_cards.at(i).inputs->setParts(items->at(i).parts);
    }
    return true;
}

QList<ListItem> RecordListView::items() const
{
    QList<ListItem> items = m_items;
    for (qsizetype i = 0; i < items.size(); ++i) {
        if (m_cards.at(i).inputs)
            items[i].parts = m_cards.at(i).inputs->parts();
    }
    return items;
}

QString RecordListView::text() const
{
    return structuredtext::writeRecordList(m_previous, m_spec.listKey, items());
}

void RecordListView::showPlainAsPart(const QString &plain)
{
    m_previous.clear();
    rebuild(
        {ListItem{{{m_spec.parts.value(0), plain.simplified()}}, QJsonValue::Undefined, false}});
}

void RecordListView::rebuild(const QList<ListItem> &items)
{
    for (const Card &card : std::as_const(m_cards)) {
        card.frame->hide();
        card.frame->deleteLater(); // the button that asked for this may be inside
    }
    m_cards.clear();
    m_items = items;
    for (qsizetype i = 0; i < items.size(); ++i) {
        m_cards.append(makeCard(i, items.at(i)));
        m_cardsLayout->addWidget(m_cards.last().frame);
        m_cards.last().frame->show(); // at once: the focus may go there
    }
    m_add->raise(); // last of the children, also where the order of Tab is made from them
    QWidget *last = nullptr;
    for (const Card &card : std::as_const(m_cards)) {
        for (QWidget *next : {card.up, card.down, card.remove}) {
            if (last)
                setTabOrder(last, next);
            last = next;
        }
        if (card.inputs) {
            for (QWidget *next : card.inputs->inputs()) {
                setTabOrder(last, next);
                last = next;
            }
        }
    }
    if (last)
        setTabOrder(last, m_add);
    setLook(m_look);
    nameInputs(m_section);
    announceInputs();
    Q_EMIT rebuilt();
}

RecordListView::Card RecordListView::makeCard(qsizetype index, const ListItem &item)
{
    Card card;
    card.frame = new CardFrame(m_theme, this);
    auto *layout = new QVBoxLayout(card.frame);
    layout->setContentsMargins(8, 4, 8, 8);
    layout->setSpacing(4);
    layout->addLayout(makeButtons(card, index));
    if (item.unknown) {
        layout->addWidget(labels::muted(
            tr("An entry this program does not know. It is kept as it is."), m_theme, card.frame));
        return card;
    }
    const QString name = u"field:%1/%2"_s.arg(m_spec.key).arg(index);
    card.inputs = new RecordInputs(m_spec.parts, name, m_theme, card.frame);
    card.inputs->setParts(item.parts);
    layout->addWidget(card.inputs);
    connect(card.inputs, &RecordInputs::edited, this, &RecordListView::edited);
    return card;
}

QLayout *RecordListView::makeButtons(Card &card, qsizetype index)
{
    const QString number = QString::number(index + 1);
    auto *up = labels::iconButton(u"up"_s, tr("Move entry %1 up").arg(number), m_theme, card.frame);
    auto *down =
        labels::iconButton(u"down"_s, tr("Move entry %1 down").arg(number), m_theme, card.frame);
    auto *gone =
        labels::iconButton(u"trash"_s, tr("Remove entry %1").arg(number), m_theme, card.frame);
    up->setEnabled(index > 0);
    down->setEnabled(index + 1 < m_items.size());
    up->setObjectName(u"up:%1/%2"_s.arg(m_spec.key).arg(index));
    down->setObjectName(u"down:%1/%2"_s.arg(m_spec.key).arg(index));
    gone->setObjectName(u"remove:%1/%2"_s.arg(m_spec.key).arg(index));
    connect(up, &QToolButton::clicked, this, [this, index] { move(index, -1); });
    connect(down, &QToolButton::clicked, this, [this, index] { move(index, 1); });
    connect(gone, &QToolButton::clicked, this, [this, index] { remove(index); });
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(labels::muted(number, m_theme, card.frame), 1);
    row->addWidget(up);
    row->addWidget(down);
    row->addWidget(gone);
    card.up = up;
    card.down = down;
    card.remove = gone;
    return row;
}

void RecordListView::add()
{
    QList<ListItem> all = items();
    all.append(ListItem{});
    rebuild(all);
    m_cards.last().inputs->inputs().first()->setFocus(Qt::TabFocusReason);
    Q_EMIT edited();
}

void RecordListView::move(qsizetype index, int by)
{
    QList<ListItem> all = items();
    const qsizetype to = index + by;
    if (to < 0 || to >= all.size())
        return;
    all.move(index, to);
    rebuild(all);
    const Card &card = m_cards.at(to);
    QWidget *same = by < 0 ? card.up : card.down;
    (same->isEnabled() ? same : card.remove)->setFocus(Qt::OtherFocusReason);
    Q_EMIT edited();
}

void RecordListView::remove(qsizetype index)
{
    QList<ListItem> all = items();
    all.removeAt(index);
    rebuild(all);
    if (m_cards.isEmpty())
        m_add->setFocus(Qt::OtherFocusReason);
    else
        m_cards.at(std::min(index, m_cards.size() - 1)).remove->setFocus(Qt::OtherFocusReason);
    Q_EMIT edited();
}

void RecordListView::setLook(Theme::FieldLook look)
{
    m_look = look;
    for (const Card &card : std::as_const(m_cards)) {
        if (card.inputs)
            card.inputs->setLook(look);
    }
}

QWidget *RecordListView::firstInput() const
{
    for (const Card &card : m_cards) {
        if (card.inputs)
            return card.inputs->inputs().first();
    }
    return m_add;
}

void RecordListView::nameInputs(const QString &section)
{
    m_section = section;
    m_add->setAccessibleName(tr("%1, %2", "button, section").arg(m_add->text(), section));
    for (qsizetype i = 0; i < m_cards.size(); ++i) {
        if (m_cards.at(i).inputs)
            m_cards.at(i).inputs->nameInputs(
                tr("%1 %2", "section, number").arg(section).arg(i + 1));
    }
}

void RecordListView::announceInputs()
{
    for (const Card &card : std::as_const(m_cards)) {
        if (!card.inputs)
            continue;
        for (QWidget *input : card.inputs->inputs())
            Q_EMIT inputMade(input);
    }
}

} // namespace personae
