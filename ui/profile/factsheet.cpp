// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/factsheet.h"

#include "models/form/fieldrules.h"
#include "models/form/structuredtext.h"
#include "models/values/foreigntext.h"
#include "ui/profile/fieldwording.h"
#include "ui/profile/labels.h"
#include "ui/theme/plaintip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

/// Switches and numbers of further pages are how a service is set, not who somebody is.
bool isPlumbing(const FieldSpec &spec)
{
    const bool control = spec.shape == FieldShape::YesNo || spec.shape == FieldShape::Whole ||
                         spec.shape == FieldShape::Decimal || spec.shape == FieldShape::Choice;
    return control && !spec.page.isEmpty();
}

} // namespace

FactSheet::FactSheet(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    clear();
}

void FactSheet::clear()
{
    if (m_content) {
        // Later: a button in it may be what asked for this.
        m_content->hide();
        m_content->setParent(nullptr);
        m_content->deleteLater();
    }
    m_stacked = wantsStacked();
    m_content = new QWidget(this);
    m_rows = new QVBoxLayout(m_content);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(8);
    layout()->addWidget(m_content);
}

void FactSheet::addFact(const QString &label, const QString &value)
{
    addFact(label, value, m_rows);
}

void FactSheet::addWidget(QWidget *widget)
{
    m_rows->addWidget(widget);
}

bool FactSheet::addSections(const ServiceInfo &service, const FieldMap &fields,
                            const QStringList &keys, Visibility visibility)
{
    bool anything = false;
    for (const QString &key : keys) {
        const FieldSpec spec = fieldrules::specOf(service, key);
        if (fields.value(key).toVariant().toString().isEmpty() || isPlumbing(spec))
            continue;
        anything = anything || !spec.required;
        addSection(service, fields, spec, visibility);
    }
    return anything;
}

/// Beside each other, or below where the text is large for the width.
void FactSheet::addFact(const QString &label, const QString &value, QVBoxLayout *into)
{
    auto *line = new QBoxLayout(m_stacked ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    line->setSpacing(m_stacked ? 0 : 8);
    QLabel *name = labels::muted(label, m_theme, m_content);
    if (!m_stacked)
        name->setFixedWidth(fontMetrics().averageCharWidth() * 14);
    QLabel *text = labels::body({}, m_theme, m_content);
    labels::setForeign(text, value.isEmpty() ? tr("–", "nothing there") : value);
    text->setAccessibleName(tr("%1: %2", "label, value").arg(label, value));
    line->addWidget(name, 0, m_stacked ? Qt::Alignment() : Qt::AlignTop);
    line->addWidget(text, m_stacked ? 0 : 1);
    into->addLayout(line);
}

void FactSheet::addSection(const ServiceInfo &service, const FieldMap &fields,
                           const FieldSpec &spec, Visibility visibility)
{
    auto *section = new QVBoxLayout;
    section->setSpacing(2);
    section->setContentsMargins(0, 8, 0, 0);
    const QString ownTitle = fields.value(spec.titleKey).toString();
    const QString label = FieldWording::label(service, spec.key);
    auto *head = new QHBoxLayout;
    QLabel *title = labels::heading(ownTitle.isEmpty() ? label : isolatedLine(ownTitle, 120),
                                    m_theme, m_content);
    head->addWidget(title, 1);
    if (visibility == Visibility::Shown && !spec.visibilityKey.isEmpty()) {
        const QJsonValue marker = fields.value(spec.visibilityKey, QJsonValue::Undefined);
        const QString word = marker.isUndefined() ? service.unmarkedVisibility : marker.toString();
        const QString known = FieldWording::visibility(word);
        QLabel *who = labels::muted(known.isEmpty() ? tr("only you") : known, m_theme, m_content);
        who->setWordWrap(false);
        who->setAccessibleName(tr("Visible to %1").arg(who->text()));
        who->setToolTip(plainTip(FieldWording::visibilityTruth(service, marker)));
        head->addWidget(who, 0, Qt::AlignTop);
    }
    section->addLayout(head);
    addValue(spec, FieldWording::value(spec, fields.value(spec.key)), section);
    m_rows->addLayout(section);
}

void FactSheet::addValue(const FieldSpec &spec, const QString &text, QVBoxLayout *into)
{
    using namespace structuredtext;
    if (spec.shape == FieldShape::Record) {
        if (const auto parts = readRecord(text, spec.parts)) {
            addParts(spec.parts, *parts, into);
            return;
        }
    } else if (spec.shape == FieldShape::RecordList) {
        if (const auto items = readRecordList(text, spec.listKey, spec.parts)) {
            for (const ListItem &item : *items)
                addParts(spec.parts, item.parts, into);
            return;
        }
    } else if (spec.shape == FieldShape::TagList) {
        if (const auto items = readTags(text, spec.listKey)) {
            QStringList tags;
            for (const ListItem &item : *items)
                tags.append(isolatedLine(item.parts.value(QString()), 60));
            into->addWidget(labels::body(tags.join(u" · "_s), m_theme, m_content));
            return;
        }
    }
    QLabel *body = labels::body({}, m_theme, m_content);
    labels::setForeign(body, isolated(text));
    into->addWidget(body);
}

void FactSheet::addParts(const QStringList &keys, const QMap<QString, QString> &parts,
                         QVBoxLayout *into)
{
    for (const QString &key : keys) {
        if (const QString value = parts.value(key); !value.isEmpty())
            addFact(FieldWording::part(key), isolated(value), into);
    }
}

bool FactSheet::wantsStacked() const
{
    return width() + 2 * Theme::formPadding < fontMetrics().averageCharWidth() * 46;
}

void FactSheet::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (wantsStacked() != m_stacked)
        Q_EMIT restackWanted();
}

} // namespace personae
