// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/partsviews.h"

#include "ui/profile/fieldwording.h"
#include "ui/profile/labels.h"
#include "ui/profile/recordlistview.h"
#include "ui/profile/tagsview.h"
#include "ui/profile/texteditors.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr int longestLine = 1'000'000;

QString textOf(const QWidget *input)
{
    if (const auto *line = qobject_cast<const QLineEdit *>(input))
        return line->text();
    return static_cast<const GrowingTextEdit *>(input)->text();
}

void setTextOf(QWidget *input, const QString &text)
{
    if (auto *line = qobject_cast<QLineEdit *>(input)) {
        if (line->text() != text)
            line->setText(text);
    } else {
        static_cast<GrowingTextEdit *>(input)->setText(text);
    }
}

} // namespace

PartsView *PartsView::create(const FieldSpec &spec, Theme &theme, QWidget *parent)
{
    if (spec.shape == FieldShape::RecordList)
        return new RecordListView(spec, theme, parent);
    if (spec.shape == FieldShape::TagList)
        return new TagsView(spec, theme, parent);
    return new RecordView(spec, theme, parent);
}

RecordInputs::RecordInputs(const QStringList &parts, const QString &namePrefix, Theme &theme,
                           QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(8);
    form->setVerticalSpacing(4);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (const QString &part : parts) {
        QWidget *input = nullptr;
        if (FieldWording::isLongPart(part)) {
            auto *edit = new GrowingTextEdit(2, this);
            connect(edit, &GrowingTextEdit::textEdited, this, &RecordInputs::edited);
            input = edit;
        } else {
            auto *edit = new QLineEdit(this);
            edit->setMaxLength(longestLine);
            connect(edit, &QLineEdit::textEdited, this, &RecordInputs::edited);
            input = edit;
        }
        input->setObjectName(namePrefix + u'/' + part);
        input->setMinimumWidth(fontMetrics().averageCharWidth() * 14);
        auto *label = new QLabel(FieldWording::part(part), this);
        label->setTextFormat(Qt::PlainText);
        theme.setType(label, Theme::Type::Small);
        theme.setTextColor(label, Theme::Token::Muted);
        label->setBuddy(input);
        form->addRow(label, input);
        m_inputs.append(input);
    }
}

void RecordInputs::setParts(const structuredtext::Parts &parts)
{
    for (qsizetype i = 0; i < m_parts.size(); ++i)
        setTextOf(m_inputs.at(i), parts.value(m_parts.at(i)));
}

structuredtext::Parts RecordInputs::parts() const
{
    structuredtext::Parts parts;
    for (qsizetype i = 0; i < m_parts.size(); ++i)
        parts.insert(m_parts.at(i), textOf(m_inputs.at(i)));
    return parts;
}

void RecordInputs::setLook(Theme::FieldLook look)
{
    for (QWidget *input : m_inputs)
        Theme::setLook(input, look);
}

void RecordInputs::nameInputs(const QString &section)
{
    for (qsizetype i = 0; i < m_parts.size(); ++i) {
        m_inputs.at(i)->setAccessibleName(tr("%1, %2", "part of a section, section")
                                              .arg(FieldWording::part(m_parts.at(i)), section));
    }
}

RecordView::RecordView(const FieldSpec &spec, Theme &theme, QWidget *parent)
    : PartsView(spec, theme, parent)
    , m_inputs(new RecordInputs(spec.parts, u"field:"_s + spec.key, theme, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_inputs);
    connect(m_inputs, &RecordInputs::edited, this, &RecordView::edited);
}

bool RecordView::showText(const QString &text)
{
    const auto parts = structuredtext::readRecord(text, m_spec.parts);
    if (!parts)
        return false;
    m_previous = text;
    m_inputs->setParts(*parts);
    return true;
}

QString RecordView::text() const
{
    return structuredtext::writeRecord(m_previous, m_inputs->parts());
}

void RecordView::showPlainAsPart(const QString &plain)
{
    m_previous.clear();
    m_inputs->setParts({{m_spec.parts.value(0), plain.simplified()}});
}

void RecordView::setLook(Theme::FieldLook look)
{
    m_inputs->setLook(look);
}

QWidget *RecordView::firstInput() const
{
    return m_inputs->inputs().first();
}

void RecordView::nameInputs(const QString &section)
{
    m_inputs->nameInputs(section);
}

void RecordView::announceInputs()
{
    for (QWidget *input : m_inputs->inputs())
        Q_EMIT inputMade(input);
}

} // namespace personae
