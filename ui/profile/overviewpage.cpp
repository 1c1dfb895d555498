// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/overviewpage.h"

#include "models/form/structuredtext.h"
#include "models/values/foreigntext.h"
#include "ui/profile/fieldwording.h"
#include "ui/profile/labels.h"
#include "ui/profile/profileheader.h"
#include "ui/theme/ages.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

QString nonEmpty(const QString &text)
{
    return text.isEmpty() ? OverviewPage::tr("–", "nothing there") : text;
}

} // namespace

OverviewPage::OverviewPage(const ProfilePageParts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_holder(new QWidget)
{
    setObjectName(u"overviewPage"_s);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"overviewScroll"_s);
    scroll->setAccessibleName(tr("Overview"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_holder);
    auto *holder = new QVBoxLayout(m_holder);
    holder->setContentsMargins(Theme::formPadding, 12, Theme::formPadding, Theme::formPadding);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
}

void OverviewPage::clear()
{
    delete m_content;
    m_content = new QWidget(m_holder);
    m_rows = new QVBoxLayout(m_content);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(8);
    static_cast<QVBoxLayout *>(m_holder->layout())->insertWidget(0, m_content);
    if (m_holder->layout()->count() == 1)
        static_cast<QVBoxLayout *>(m_holder->layout())->addStretch();
}

void OverviewPage::setProfile(const AccountRow &row, const CachedProfile &profile,
                              const ServiceInfo &service, const QStringList &keys)
{
    // Built anew only where something differs: a selection and the place in the page stay.
    if (m_content && row.account == m_row.account && profile == m_profile && keys == m_keys)
        return;
    m_row = row;
    m_profile = profile;
    m_keys = keys;
    m_service = service;
    build();
}

void OverviewPage::build()
{
    m_stacked = wantsStacked();
    clear();
    const bool community = m_profile.profile.kind == PersonKind::Community;
    addFact(tr("Service"), isolatedLine(m_service.displayName), m_rows);
    addFact(FieldWording::handle(m_service.handleWording), isolatedLine(m_row.account.handle),
            m_rows);
    addFact(tr("Kind"), community ? tr("community") : tr("person"), m_rows);
    addFact(tr("Seen"), tr("as of %1").arg(ages::shortAge(m_profile.seenAt)), m_rows);
    bool anything = false;
    for (const QString &key : std::as_const(m_keys)) {
        const FieldSpec spec = fieldrules::specOf(m_service, key);
        if (m_profile.profile.fields.value(key).toVariant().toString().isEmpty())
            continue;
        anything = anything || !spec.required;
        addSection(m_service, m_profile.profile.fields, spec);
    }
    if (!anything) {
        m_rows->addWidget(labels::muted(tr("Nothing else here yet. The Edit tab has the fields."),
                                        m_parts.theme, m_content));
    }
}

/// Beside each other, or below where the text is large for the width.
void OverviewPage::addFact(const QString &label, const QString &value, QVBoxLayout *into)
{
    auto *line = new QBoxLayout(m_stacked ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    line->setSpacing(m_stacked ? 0 : 8);
    QLabel *name = labels::muted(label, m_parts.theme, m_content);
    if (!m_stacked)
        name->setFixedWidth(fontMetrics().averageCharWidth() * 14);
    QLabel *text = labels::body({}, m_parts.theme, m_content);
    labels::setForeign(text, nonEmpty(value));
    text->setAccessibleName(tr("%1: %2", "label, value").arg(label, value));
    line->addWidget(name, 0, m_stacked ? Qt::Alignment() : Qt::AlignTop);
    line->addWidget(text, m_stacked ? 0 : 1);
    into->addLayout(line);
}

void OverviewPage::addSection(const ServiceInfo &service, const FieldMap &fields,
                              const FieldSpec &spec)
{
    auto *section = new QVBoxLayout;
    section->setSpacing(2);
    section->setContentsMargins(0, 8, 0, 0);
    const QString ownTitle = fields.value(spec.titleKey).toString();
    const QString label = FieldWording::label(service, spec.key);
    auto *head = new QHBoxLayout;
    QLabel *title = labels::heading(ownTitle.isEmpty() ? label : isolatedLine(ownTitle, 120),
                                    m_parts.theme, m_content);
    head->addWidget(title, 1);
    if (!spec.visibilityKey.isEmpty()) {
        const QJsonValue marker = fields.value(spec.visibilityKey, QJsonValue::Undefined);
        const QString word = marker.isUndefined() ? service.unmarkedVisibility : marker.toString();
        const QString known = FieldWording::visibility(word);
        QLabel *who =
            labels::muted(known.isEmpty() ? tr("only you") : known, m_parts.theme, m_content);
        who->setWordWrap(false);
        who->setAccessibleName(tr("Visible to %1").arg(who->text()));
        who->setToolTip(FieldWording::visibilityTruth(service, marker));
        head->addWidget(who, 0, Qt::AlignTop);
    }
    section->addLayout(head);
    addValue(spec, fields.value(spec.key).toVariant().toString(), section);
    m_rows->addLayout(section);
}

void OverviewPage::addValue(const FieldSpec &spec, const QString &text, QVBoxLayout *into)
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
            into->addWidget(labels::body(tags.join(u" · "_s), m_parts.theme, m_content));
            return;
        }
    }
    QLabel *body = labels::body({}, m_parts.theme, m_content);
    labels::setForeign(body, isolated(text));
    into->addWidget(body);
}

void OverviewPage::addParts(const QStringList &keys, const QMap<QString, QString> &parts,
                            QVBoxLayout *into)
{
    for (const QString &key : keys) {
        if (const QString value = parts.value(key); !value.isEmpty())
            addFact(FieldWording::part(key), isolated(value), into);
    }
}

bool OverviewPage::wantsStacked() const
{
    return width() < fontMetrics().averageCharWidth() * 46;
}

void OverviewPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_content && wantsStacked() != m_stacked)
        build();
}

} // namespace personae
