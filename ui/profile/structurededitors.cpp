// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/structurededitors.h"

#include "ui/profile/labels.h"
#include "ui/profile/partsviews.h"
#include "ui/profile/texteditors.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

StructuredEditor::StructuredEditor(const FieldSpec &spec, Theme &theme, QWidget *parent)
    : FieldEditor(parent)
    , m_parts(PartsView::create(spec, theme, this))
    , m_plainBox(new QWidget(this))
    , m_plain(new GrowingTextEdit(2, m_plainBox))
{
    m_parts->setObjectName(u"field:"_s + spec.key);
    m_plain->setObjectName(u"field:"_s + spec.key + u"/plain"_s);
    auto *splitButton = new QPushButton(tr("Split into parts"), m_plainBox);
    splitButton->setObjectName(u"split:"_s + spec.key);
    splitButton->setAccessibleName(
        tr("%1, %2", "button, field").arg(splitButton->text(), spec.key));
    auto *box = new QVBoxLayout(m_plainBox);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(4);
    box->addWidget(m_plain);
    box->addWidget(labels::muted(tr("This is plain text on the service."), theme, m_plainBox));
    box->addWidget(splitButton, 0, Qt::AlignLeft);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_parts);
    layout->addWidget(m_plainBox);
    showPlain(false);

    watch(m_plain);
    connect(m_parts, &PartsView::inputMade, this, [this](QWidget *input) { watch(input); });
    m_parts->announceInputs();
    connect(m_parts, &PartsView::edited, this, [this] { tell(m_parts->text()); });
    connect(m_parts, &PartsView::rebuilt, this, [this] { setFocusProxy(input()); });
    connect(m_plain, &GrowingTextEdit::textEdited, this, &StructuredEditor::tell);
    connect(splitButton, &QPushButton::clicked, this, &StructuredEditor::split);
}

void StructuredEditor::showPlain(bool plain)
{
    m_isPlain = plain;
    m_parts->setVisible(!plain);
    m_plainBox->setVisible(plain);
    setFocusProxy(input());
}

void StructuredEditor::setValue(const QJsonValue &value)
{
    const QString text = value.toVariant().toString();
    if (text == m_text)
        return;
    m_text = text;
    const bool plain = !m_parts->showText(text);
    if (plain)
        m_plain->setText(text);
    showPlain(plain);
}

void StructuredEditor::tell(const QString &text)
{
    m_text = text;
    Q_EMIT edited(text.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(text));
}

void StructuredEditor::split()
{
    m_parts->showPlainAsPart(m_plain->text());
    showPlain(false);
    input()->setFocus();
    Q_EMIT left();
    tell(m_parts->text());
    Q_EMIT left();
}

void StructuredEditor::setLook(Theme::FieldLook look)
{
    Theme::setLook(m_plain, look);
    m_parts->setLook(look);
}

QWidget *StructuredEditor::input() const
{
    return m_isPlain ? m_plain : m_parts->firstInput();
}

void StructuredEditor::setNames(const QString &accessibleName, const QString &description)
{
    m_plain->setAccessibleName(accessibleName);
    m_plain->setAccessibleDescription(description);
    m_parts->setAccessibleName(accessibleName);
    m_parts->setAccessibleDescription(description);
    m_parts->nameInputs(accessibleName);
}

} // namespace personae
