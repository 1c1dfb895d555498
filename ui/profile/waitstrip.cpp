// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/waitstrip.h"

#include "models/values/foreigntext.h"
#include "ui/profile/labels.h"
#include "ui/theme/ages.h"

#include <QLabel>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr qint64 longestTimer = 3600LL * 1000; ///< looked at again at least every hour

} // namespace

WaitStrip::WaitStrip(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_words(labels::body({}, theme, this))
    , m_queue(new QPushButton(tr("Queue"), this))
    , m_insist(new QPushButton(tr("Try anyway"), this))
{
    setObjectName(u"waitStrip"_s);
    m_words->setObjectName(u"waitSentence"_s);
    m_queue->setObjectName(u"waitQueueButton"_s);
    m_insist->setObjectName(u"waitTryAnywayButton"_s);
    labels::layOutWarning(this, m_words, {m_queue, m_insist}, theme);
    m_until.setSingleShot(true);
    connect(&m_until, &QTimer::timeout, this, &WaitStrip::timeCame);
    connect(m_queue, &QPushButton::clicked, this, &WaitStrip::queueWanted);
    connect(m_insist, &QPushButton::clicked, this, &WaitStrip::tryAnywayWanted);
    hide();
}

bool WaitStrip::isWaiting(const Account &account)
{
    return account.writesNotBefore.isValid() &&
           account.writesNotBefore > QDateTime::currentDateTimeUtc();
}

QString WaitStrip::sentence(const Account &account, const QString &serviceName)
{
    const QString service = isolatedLine(serviceName, 60);
    const QString clock = ages::shortAge(account.writesNotBefore);
    return account.writesEstimated
               ? tr("%1 takes the next change at about %2; that time is estimated.")
                     .arg(service, clock)
               : tr("%1 takes the next change at %2.").arg(service, clock);
}

void WaitStrip::setState(const Account &account, const QString &serviceName, bool changes,
                         bool mayInsist)
{
    const bool waiting = isWaiting(account);
    const QString text = waiting ? sentence(account, serviceName) : QString();
    const bool news = waiting && text != m_words->text();
    m_words->setText(text);
    m_words->setToolTip(ages::fullDate(account.writesNotBefore));
    const QString meaning = tr("The changes go out by themselves at that time.");
    m_queue->setVisible(changes);
    m_queue->setToolTip(meaning);
    m_queue->setAccessibleDescription(meaning);
    m_insist->setVisible(mayInsist);
    m_insist->setAccessibleDescription(tr("The service may refuse, and may count the attempt."));
    m_insist->setToolTip(m_insist->accessibleDescription());
    setVisible(waiting);
    if (!waiting) {
        m_until.stop();
        return;
    }
    const qint64 left = QDateTime::currentDateTimeUtc().msecsTo(account.writesNotBefore) + 1000;
    m_until.start(static_cast<int>(std::min(left, longestTimer)));
    if (news)
        Q_EMIT announced(text);
}

} // namespace personae
