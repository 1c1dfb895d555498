// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/readonlyeditor.h"

#include "ui/profile/fieldtables.h"
#include "ui/profile/fieldwording.h"
#include "ui/profile/labels.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace personae {

ReadOnlyEditor::ReadOnlyEditor(const FieldSpec &spec, Theme &theme, QWidget *parent)
    : FieldEditor(parent)
    , m_spec(spec)
    , m_text(new QLineEdit(this))
    , m_copy(labels::iconButton(u"copy"_s, tr("Copy"), theme, this))
{
    m_text->setObjectName(u"field:"_s + spec.key);
    m_text->setReadOnly(true);
    m_text->setFrame(false);
    m_text->setPlaceholderText(tr("not set"));
    m_copy->setObjectName(u"copy:"_s + spec.key);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_text, 1);
    row->addWidget(m_copy);
    if (!spec.changedBy.isEmpty()) {
        const QString verb = fieldtables::changeVerb(spec.changedBy);
        m_change = new QPushButton(verb.isEmpty() ? tr("Change…") : verb, this);
        m_change->setObjectName(u"change:"_s + spec.key);
        m_change->setAutoDefault(false);
        row->addWidget(m_change);
        connect(m_change, &QPushButton::clicked, this, &FieldEditor::changeWanted);
    }
    setFocusProxy(m_text);
    watch(m_text);
    connect(m_copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_raw); });
    setValue(QJsonValue::Undefined);
}

void ReadOnlyEditor::setValue(const QJsonValue &value)
{
    m_raw = value.toVariant().toString();
    m_text->setText(FieldWording::value(m_spec, value));
    m_text->setCursorPosition(0);
    m_copy->setEnabled(!m_raw.isEmpty());
}

void ReadOnlyEditor::setLook(Theme::FieldLook look)
{
    Theme::setLook(m_text, look);
}

QWidget *ReadOnlyEditor::input() const
{
    return m_text;
}

void ReadOnlyEditor::setNames(const QString &accessibleName, const QString &description)
{
    m_text->setAccessibleName(accessibleName);
    m_text->setAccessibleDescription(description);
    m_copy->setAccessibleName(tr("Copy: %1").arg(accessibleName));
    if (m_change)
        m_change->setAccessibleName(
            tr("%1: %2", "verb, field").arg(m_change->text(), accessibleName));
}

} // namespace personae
