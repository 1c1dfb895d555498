// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/noticestrip.h"

#include <QHBoxLayout>

namespace personae {

using namespace Qt::StringLiterals;

NoticeStrip::NoticeStrip(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icon(new QLabel(this))
    , m_lead(new QLabel(this))
    , m_text(new QLabel(this))
    , m_count(new QLabel(this))
    , m_button(new QPushButton(this))
{
    setObjectName(u"noticeStrip"_s);
    setAccessibleName(tr("Notice"));
    m_lead->setObjectName(u"noticeLead"_s);
    m_text->setObjectName(u"noticeText"_s);
    m_count->setObjectName(u"noticeCount"_s);
    m_button->setObjectName(u"noticeButton"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::panePadding, 4, Theme::panePadding, 4);
    row->setSpacing(Theme::gap);
    row->addWidget(m_icon);
    row->addWidget(m_lead);
    row->addWidget(m_text, 1);
    row->addWidget(m_count);
    row->addWidget(m_button);
    for (QLabel *label : {m_lead, m_text, m_count}) {
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::NoTextInteraction);
    }
    m_text->setWordWrap(true);
    m_text->setMinimumWidth(120);
    theme.setType(m_lead, Theme::Type::BodyStrong);
    connect(&theme, &Theme::changed, this, &NoticeStrip::paintIcon);
    connect(m_button, &QPushButton::clicked, this, [this] { Q_EMIT acted(m_current); });
    hide();
}

void NoticeStrip::showNotices(const QList<Notice> &notices)
{
    setVisible(!notices.isEmpty());
    if (notices.isEmpty()) {
        m_announced.clear();
        return;
    }
    m_current = notices.first();
    m_theme.setGround(this, m_current.ground());
    for (QLabel *label : {m_lead, m_text, m_count})
        m_theme.setTextColor(label, m_current.ink());
    paintIcon();
    m_lead->setText(m_current.lead);
    m_text->setText(m_current.text);
    m_count->setVisible(notices.size() > 1);
    m_count->setText(tr("1 of %1").arg(notices.size()));
    m_button->setText(m_current.button);
    const QString sentence = m_current.lead + u' ' + m_current.text;
    m_button->setAccessibleName(m_current.button);
    m_button->setAccessibleDescription(sentence);
    if (m_announced != sentence) {
        m_announced = sentence;
        Q_EMIT announced(sentence);
    }
}

void NoticeStrip::paintIcon()
{
    const QString shape = m_current.kind <= Notice::Kind::Trouble   ? u"warning"_s
                          : m_current.kind == Notice::Kind::Offline ? u"offline"_s
                                                                    : u"info"_s;
    m_icon->setPixmap(
        m_theme.icon(shape, m_current.ink()).pixmap(QSize(16, 16), devicePixelRatioF()));
}

} // namespace personae
