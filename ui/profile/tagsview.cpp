// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/tagsview.h"

#include "models/values/foreigntext.h"
#include "ui/profile/fieldwording.h"
#include "ui/theme/flowlayout.h"
#include "ui/theme/plaintip.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

TagsView::TagsView(const FieldSpec &spec, Theme &theme, QWidget *parent)
    : PartsView(spec, theme, parent)
    , m_chips(new QWidget(this))
    , m_edit(new QLineEdit(this))
{
    m_flow = new FlowLayout(m_chips, Qt::AlignLeft, 4);
    m_edit->setObjectName(u"field:"_s + spec.key + u"/new"_s);
    m_edit->setPlaceholderText(FieldWording::hint(spec));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_chips);
    layout->addWidget(m_edit);
    m_chips->hide();
    connect(m_edit, &QLineEdit::textEdited, this, [this](const QString &typed) {
        if (typed.contains(u','))
            takeTyped();
        Q_EMIT edited();
    });
    connect(m_edit, &QLineEdit::returnPressed, this, &TagsView::takeTyped);
    connect(m_edit, &QLineEdit::editingFinished, this, &TagsView::takeTyped);
}

bool TagsView::showText(const QString &text)
{
    const auto items = structuredtext::readTags(text, m_spec.listKey);
    if (!items)
        return false;
    m_previous = text;
    m_items = *items;
    m_edit->clear();
    rebuild();
    return true;
}

QString TagsView::text() const
{
    QList<structuredtext::ListItem> items = m_items;
    if (const QString typed = m_edit->text().trimmed(); !typed.isEmpty())
        items.append(structuredtext::newTag(typed));
    return structuredtext::writeTags(m_previous, m_spec.listKey, items);
}

void TagsView::showPlainAsPart(const QString &plain)
{
    m_previous.clear();
    m_items.clear();
    m_edit->setText(plain + u',');
    takeTyped();
}

void TagsView::takeTyped()
{
    const QStringList typed = m_edit->text().split(u',', Qt::SkipEmptyParts);
    m_edit->clear();
    for (const QString &tag : typed) {
        if (const QString clean = tag.simplified(); !clean.isEmpty())
            m_items.append(structuredtext::newTag(clean));
    }
    if (typed.isEmpty())
        return;
    rebuild();
    Q_EMIT edited();
}

void TagsView::rebuild()
{
    while (QLayoutItem *item = m_flow->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    QWidget *last = nullptr;
    for (qsizetype i = 0; i < m_items.size(); ++i) {
        const auto &item = m_items.at(i);
        const QString tag =
            item.unknown ? tr("unknown entry") : isolatedLine(item.parts.value(QString()), 60);
        auto *chip = new QPushButton(tag + u" ✕"_s, m_chips);
        chip->setObjectName(u"tag:%1/%2"_s.arg(m_spec.key).arg(i));
        chip->setAccessibleName(tr("Remove tag %1").arg(tag));
        chip->setToolTip(plainTip(chip->accessibleName()));
        connect(chip, &QPushButton::clicked, this, [this, i] { remove(i); });
        m_flow->addWidget(chip);
        chip->show();
        if (last)
            setTabOrder(last, chip);
        last = chip;
    }
    if (last)
        setTabOrder(last, m_edit);
    m_chips->setVisible(!m_items.isEmpty());
    m_flow->invalidate();
    updateGeometry();
}

void TagsView::remove(qsizetype index)
{
    takeTyped();
    m_items.removeAt(index);
    rebuild();
    if (m_items.isEmpty())
        m_edit->setFocus(Qt::OtherFocusReason);
    else
        m_flow->itemAt(static_cast<int>(std::min(index, m_items.size() - 1)))->widget()->setFocus();
    Q_EMIT edited();
}

void TagsView::setLook(Theme::FieldLook look)
{
    Theme::setLook(m_edit, look);
}

QWidget *TagsView::firstInput() const
{
    return m_edit;
}

void TagsView::nameInputs(const QString &section)
{
    m_edit->setAccessibleName(tr("New tag, %1").arg(section));
}

void TagsView::announceInputs()
{
    Q_EMIT inputMade(m_edit);
}

} // namespace personae
