// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/statelooks.h"

#include "ui/theme/ages.h"

#include <QCoreApplication>
#include <QLocale>

namespace personae::looks {

using namespace Qt::StringLiterals;
using Token = Theme::Token;

static QString tr(const char *text)
{
    return QCoreApplication::translate("looks", text);
}

Look of(OutboxState state)
{
    switch (state) {
    case OutboxState::Queued:
        return {u"state-queued"_s, Token::Muted, tr("Queued")};
    case OutboxState::Waiting:
        return {u"state-waiting"_s, Token::Warn, tr("Waiting")};
    case OutboxState::Sending:
        return {u"state-sending"_s, Token::Accent, tr("Sending")};
    case OutboxState::Checking:
        return {u"state-checking"_s, Token::Accent, tr("Checking")};
    case OutboxState::PendingFinalId:
        return {u"state-pending"_s, Token::Accent, tr("Picture in the making")};
    case OutboxState::Verified:
        return {u"state-verified"_s, Token::Good, tr("Verified")};
    case OutboxState::NotApplied:
        return {u"state-not-applied"_s, Token::Warn, tr("Not applied")};
    case OutboxState::AppliedDifferently:
        return {u"state-different"_s, Token::Warn, tr("Applied differently")};
    case OutboxState::Unknown:
        return {u"state-unknown"_s, Token::Warn, tr("Unknown")};
    case OutboxState::Refused:
        return {u"state-refused"_s, Token::Bad, tr("Refused")};
    case OutboxState::Cancelled:
        return {u"state-cancelled"_s, Token::Muted, tr("Cancelled")};
    case OutboxState::CannotBeChecked:
        return {u"check"_s, Token::Muted, tr("Cannot be checked")};
    }
    return {};
}

QString words(const OutboxEntry &entry)
{
    if (entry.state != OutboxState::Waiting)
        return of(entry.state).word;
    switch (entry.waitsFor) {
    case WaitReason::Network:
        return tr("Waiting for network");
    case WaitReason::Time:
        return entry.nextTryAt.isValid()
                   ? tr("Waiting until %1").arg(ages::shortAge(entry.nextTryAt))
                   : tr("Waiting");
    case WaitReason::SignIn:
        return tr("Waiting for sign-in");
    case WaitReason::Turn:
        return tr("Waiting for its turn");
    case WaitReason::None:
        break;
    }
    return tr("Waiting");
}

QString counted(int number, const QString &one, const QString &many)
{
    return number == 1 ? one : many.arg(QLocale().toString(number));
}

} // namespace personae::looks
