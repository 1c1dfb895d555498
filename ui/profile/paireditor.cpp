// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/paireditor.h"

#include "ui/profile/labels.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

QString textOf(const QLineEdit &edit)
{
    return edit.text().trimmed();
}

void setText(QLineEdit &edit, const QString &text)
{
    if (textOf(edit) != text)
        edit.setText(text);
}

} // namespace

PairEditor::PairEditor(const FieldSpec &spec, Theme &theme, QWidget *parent)
    : FieldEditor(parent)
    , m_spec(spec)
    , m_source(new QLineEdit(this))
    , m_object(new QLineEdit(this))
    , m_unset(new QPushButton(tr("Unset"), this))
{
    build(theme);
    for (QLineEdit *edit : {m_source, m_object}) {
        watch(edit);
        connect(edit, &QLineEdit::textEdited, this, &PairEditor::takeTyped);
    }
    connect(m_unset, &QPushButton::clicked, this, [this] {
        m_source->clear();
        m_object->clear();
        m_source->setFocus(Qt::OtherFocusReason);
        Q_EMIT edited(QJsonValue::Null);
    });
}

void PairEditor::build(Theme &theme)
{
    m_source->setObjectName(u"field:"_s + m_spec.key);
    m_object->setObjectName(u"field:"_s + m_spec.key + u"/object"_s);
    m_source->setPlaceholderText(tr("Datasource id, or both with a dot"));
    m_object->setPlaceholderText(tr("Object id"));
    for (QLineEdit *edit : {m_source, m_object})
        edit->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    m_unset->setObjectName(u"unset:"_s + m_spec.key);
    m_unset->setAutoDefault(false);
    m_unset->setVisible(m_spec.clearable && !m_spec.required);
    Theme::setLook(m_unset, Theme::ButtonLook::Link);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_source);
    column->addWidget(m_object);
    column->addWidget(m_unset, 0, Qt::AlignLeft);
    if (!m_spec.readsBack)
        column->addWidget(labels::muted(
            tr("The service never says what is chosen: an empty field does not mean none."), theme,
            this));
    setFocusProxy(m_source);
}

void PairEditor::takeTyped()
{
    // Typed with a dot, or pasted as one text: the rest goes into the second line.
    const QString source = textOf(*m_source);
    if (const qsizetype dot = source.indexOf(u'.'); dot >= 0) {
        m_source->setText(source.left(dot));
        m_object->setText(source.mid(dot + 1));
        m_object->setFocus(Qt::OtherFocusReason);
        m_object->setCursorPosition(static_cast<int>(m_object->text().size()));
    }
    Q_EMIT edited(typedValue());
}

QJsonValue PairEditor::typedValue() const
{
    const QString source = textOf(*m_source);
    const QString object = textOf(*m_object);
    if (source.isEmpty() && object.isEmpty())
        return QJsonValue::Undefined;
    return QString(source + u'.' + object);
}

void PairEditor::setValue(const QJsonValue &value)
{
    const QString text = value.toString();
    const qsizetype dot = text.indexOf(u'.');
    setText(*m_source, dot < 0 ? text : text.left(dot));
    setText(*m_object, dot < 0 ? QString() : text.mid(dot + 1));
}

void PairEditor::setLook(Theme::FieldLook look)
{
    Theme::setLook(m_source, look);
    Theme::setLook(m_object, look);
}

QWidget *PairEditor::input() const
{
    return m_source;
}

void PairEditor::setNames(const QString &accessibleName, const QString &description)
{
    m_source->setAccessibleName(tr("%1, datasource id").arg(accessibleName));
    m_object->setAccessibleName(tr("%1, object id").arg(accessibleName));
    m_source->setAccessibleDescription(description);
    m_unset->setAccessibleName(tr("Unset: %1").arg(accessibleName));
}

} // namespace personae
