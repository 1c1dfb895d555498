// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/person/tagsbox.h"

#include "models/notes/notestore.h"
#include "models/values/foreigntext.h"
#include "ui/person/fitbutton.h"
#include "ui/profile/labels.h"
#include "ui/theme/flowlayout.h"
#include "ui/theme/plaintip.h"

#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

TagsBox::TagsBox(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_chips(new QWidget(this))
    , m_flow(new FlowLayout(m_chips, Qt::AlignLeft, 4))
    , m_more(labels::muted({}, theme, this))
    , m_edit(new QLineEdit(this))
{
    setObjectName(u"tagsBox"_s);
    m_edit->setObjectName(u"newTag"_s);
    m_edit->setAccessibleName(tr("New tag, kept on this computer"));
    m_edit->setPlaceholderText(tr("Add a tag"));
    m_edit->setMaxLength(NoteStore::maximumTagLength * 8); // several, with commas
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(labels::heading(tr("Tags"), theme, this));
    layout->addWidget(m_chips);
    layout->addWidget(m_more);
    layout->addWidget(m_edit);
    layout->addWidget(
        labels::muted(tr("Only on this computer; nobody else sees them."), theme, this));
    connect(m_edit, &QLineEdit::returnPressed, this, &TagsBox::takeTyped);
    connect(m_edit, &QLineEdit::textEdited, this, [this](const QString &typed) {
        if (typed.contains(u','))
            takeTyped();
    });
    rebuild();
}

void TagsBox::setTags(const QStringList &tags)
{
    if (tags == m_tags && m_built)
        return;
    m_tags = tags;
    rebuild();
}

void TagsBox::takeTyped()
{
    const QStringList typed = m_edit->text().split(u',', Qt::SkipEmptyParts);
    m_edit->clear();
    for (const QString &tag : typed) {
        if (!tag.simplified().isEmpty())
            Q_EMIT added(tag.simplified());
    }
}

void TagsBox::rebuild()
{
    m_built = true;
    while (QLayoutItem *item = m_flow->takeAt(0)) {
        // Later: one of them may be what is being clicked.
        if (item->widget()->hasFocus())
            m_edit->setFocus(Qt::OtherFocusReason);
        item->widget()->hide();
        item->widget()->setObjectName({});
        item->widget()->deleteLater();
        delete item;
    }
    QWidget *last = nullptr;
    for (const QString &tag : m_tags.mid(0, mostShown)) {
        auto *chip = new FitButton(m_chips);
        chip->setObjectName(u"tag:"_s + tag);
        chip->setWords(isolatedLine(tag, 60) + u" ✕"_s);
        chip->setAccessibleName(tr("Remove tag %1").arg(isolatedLine(tag, 60)));
        chip->setToolTip(plainTip(chip->accessibleName()));
        connect(chip, &QAbstractButton::clicked, this, [this, tag] { Q_EMIT removed(tag); });
        m_flow->addWidget(chip);
        chip->show();
        if (last)
            setTabOrder(last, chip);
        last = chip;
    }
    if (last)
        setTabOrder(last, m_edit);
    const qsizetype more = m_tags.size() - mostShown;
    m_more->setText(more > 0 ? tr("and %1 more").arg(QLocale().toString(more)) : QString());
    m_more->setVisible(more > 0);
    m_chips->setVisible(!m_tags.isEmpty());
    m_flow->invalidate();
    updateGeometry();
}

} // namespace personae
