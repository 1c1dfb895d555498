// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/errorpresenter.h"

#include "models/values/foreigntext.h"
#include "ui/theme/ages.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>
#include <QLocale>

namespace personae::errorpresenter {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("errorpresenter", text);
}

/// Whether a call that changes something may have been done although no good answer came.
bool mayBeDone(const ApiError &error)
{
    switch (error.kind) {
    case Outcome::ServerError:
    case Outcome::ProtocolError:
    case Outcome::Unverified:
    case Outcome::Partial:
    case Outcome::TooLarge:
        return true;
    case Outcome::TimedOut:
    case Outcome::ConnectionLost:
    case Outcome::Cancelled:
        return error.maybeDelivered;
    default:
        return false;
    }
}

/// What is kept, and what happens next, in the given place.
QString keptAndNext(Place place, const ApiError &error, bool byItself)
{
    switch (place) {
    case Place::SigningIn:
        return tr("What you typed is still here; try again when you like.");
    case Place::Reading:
        return byItself ? tr("You see what was seen last; it is asked again by itself.")
                        : tr("You see what was seen last.");
    case Place::Saving:
        return byItself ? tr("Your changes are kept and go out by themselves.")
                        : tr("Your changes are kept in the outbox.");
    case Place::Picture:
        return byItself ? tr("Your picture is kept and goes out by itself.")
                        : tr("Your picture is kept in the outbox.");
    case Place::Calling:
        if (mayBeDone(error))
            return tr("It is not known whether anything was changed: look before you try again. "
                      "What you typed is still here.");
        return tr("Nothing was changed; what you typed is still here.");
    }
    return {};
}

/// The service spoke: the sentence that says what it said.
QString answered(const ApiError &error, const QString &service, Place place)
{
    const bool signingIn = place == Place::SigningIn;
    const bool picture = place == Place::Picture;
    switch (error.kind) {
    case Outcome::Ok:
    case Outcome::Unchanged:
        return tr("All is well with %1.").arg(service);
    case Outcome::NoData:
        return tr("%1 has nothing here yet.").arg(service);
    case Outcome::NotFound:
        return signingIn ? tr("There is no such identity on %1. Look at the spelling.").arg(service)
                         : tr("%1 no longer knows this.").arg(service);
    case Outcome::Unsynced:
        return tr("%1 knows this one by name only, so far.").arg(service);
    case Outcome::NotOffered:
        return signingIn ? tr("No %1 server answers at this address.").arg(service)
                         : tr("This %1 server does not offer that.").arg(service);
    case Outcome::Retired:
        return tr("This %1 server has been closed.").arg(service);
    case Outcome::AuthRequired:
        return signingIn ? tr("%1 did not accept the sign-in.").arg(service)
                         : tr("%1 asks you to sign in again.").arg(service);
    case Outcome::SignInRefused:
        return tr("%1 did not accept this identity with this password or key.").arg(service);
    case Outcome::Forbidden:
        return error.banned ? tr("%1 has shut this account out.").arg(service)
                            : tr("%1 does not allow this account to do that.").arg(service);
    case Outcome::Invalid:
        return picture ? tr("%1 did not take this picture.").arg(service)
                       : tr("%1 did not take these values.").arg(service);
    case Outcome::Conflict:
        return tr("It was changed elsewhere on %1 in the meantime.").arg(service);
    case Outcome::Refused:
        return tr("%1 refused; nothing was changed there.").arg(service);
    case Outcome::Partial:
        return tr("%1 took only a part of it.").arg(service);
    case Outcome::Unverified:
        return tr("%1 answered well, but did not do what was asked.").arg(service);
    case Outcome::ServerError:
        return tr("%1 has trouble of its own right now.").arg(service);
    case Outcome::ProtocolError:
        return tr("The answer did not come from the service: something in between, such as a "
                  "sign-in page of "
                  "this network, may have answered for %1.")
            .arg(service);
    default:
        return {};
    }
}

QString throttled(const ApiError &error, const QString &service)
{
    const QDateTime free = QDateTime::currentDateTime().addSecs(qMax(1, error.retryAfterSeconds));
    const QString clock = ages::shortAge(free);
    return error.retryEstimated
               ? tr("%1 asks us to wait. Next try at about %2.").arg(service, clock)
               : tr("%1 takes the next one at %2.").arg(service, clock);
}

/// Nobody spoke, or we did not let anybody.
QString unanswered(const ApiError &error, const QString &service, Place place)
{
    switch (error.kind) {
    case Outcome::LocalReject:
        return place == Place::Picture
                   ? tr("This picture cannot be sent to %1 as it is.").arg(service)
                   : tr("This cannot be sent to %1 as it is.").arg(service);
    case Outcome::HostNotFound:
        return place == Place::SigningIn
                   ? tr("No computer of this name was found. Look at the spelling, or at "
                        "your network connection.")
                   : tr("%1 was not found on the network.").arg(service);
    case Outcome::Unreachable:
        return tr("%1 cannot be reached right now.").arg(service);
    case Outcome::TlsRefused:
        return tr("The server could not prove that it is %1: its certificate was refused. Nothing "
                  "was sent. If the clock of this computer (%2) is wrong, set it right.")
            .arg(service, QLocale().toString(QDateTime::currentDateTime(), QLocale::ShortFormat));
    case Outcome::TimedOut:
        return tr("%1 did not answer in time.").arg(service);
    case Outcome::ConnectionLost:
        return tr("The connection to %1 broke.").arg(service);
    case Outcome::TooLarge:
        return place == Place::Picture
                   ? tr("This picture is too large for %1.").arg(service)
                   : tr("The answer of %1 is too long to be right.").arg(service);
    case Outcome::Cancelled:
        return tr("Stopped, as you asked.");
    case Outcome::StorageFailed:
        return tr("This computer could not store it. The disk may be full or write-protected. What "
                  "you typed is "
                  "still here; make room and save again.");
    default:
        return {};
    }
}

/// A data folder that is damaged or newer than this program.
QString aboutStorage(const ApiError &error)
{
    if (error.detail.contains("newer"_L1))
        return tr("The data folder was written by a newer version of Personae. Nothing in it was "
                  "changed; please "
                  "use the newer version.");
    if (error.detail.contains("damaged"_L1))
        return tr(
            "A file in the data folder is damaged. It was left as it is, and nothing was written.");
    return {};
}

/// Why the program itself did not go on (the detail names the rule), or could not prove it.
QString ruleInWords(const ApiError &error)
{
    if (error.kind == Outcome::NotFound && error.detail == "not-known"_L1)
        return tr("The service does not know them, and asking would make a nameless entry.");
    const QHash<QString, QString> words{
        {u"rank-not-known"_s, tr("Your own role there is not known.")},
        {u"no-roles"_s, tr("There are no roles on this service.")},
        {u"rank-too-low"_s, tr("Your role there does not allow it.")},
        {u"target-too-high"_s, tr("They stand as high as you there, or higher.")},
        {u"grant-too-high"_s, tr("Only roles below your own can be given.")},
        {u"oneself"_s, tr("You cannot do this to yourself.")},
        {u"not-listed"_s, tr("They are not in that list, and asking would make a nameless entry.")},
        {u"unknown-word"_s, tr("The service does not know this word.")},
        {u"nothing-to-change"_s, tr("There was nothing to change.")},
        {u"target-unreachable"_s, tr("Their own server cannot be reached by the service yet; it is "
                                     "looked at again by itself.")},
        {u"unsynced"_s, tr("The service knows them by name only, so nothing could be proved.")},
        {u"not-shown"_s, tr("The service answered well, but does not show it.")},
        {u"other-identity"_s,
         tr("Somebody else is signed in there. Sign in as the one this account belongs to.")},
        {u"insecure"_s, tr("This address is not safe: a password or key would travel readable. Use "
                           "https.")},
        {u"taken"_s, tr("This name is taken already. Choose another one.")},
        {u"malformed"_s, tr("This makes no address. Look at the spelling.")},
        {u"fate-unknown"_s, tr("The answer never came, so it is not known what was taken. Look at "
                               "it before you send it again.")},
        {u"wrong-api"_s,
         tr("Another service of the same maker answers at this address. Look at the "
            "address under Advanced.")},
        {u"delete-body-dropped"_s, tr("The names did not arrive: something on the way drops what "
                                      "goes along with a removal.")},
    };
    return words.value(error.detail);
}

/// What a person must bring that another try would lack again.
QString whatItNeeds(const ApiError &error)
{
    return error.needs == "user-token"_L1 && error.isError()
               ? tr("An API key may not be allowed to act for a person there; a user token may be "
                    "needed.")
               : QString();
}

bool saysAllByItself(Outcome kind)
{
    return kind == Outcome::Ok || kind == Outcome::Unchanged || kind == Outcome::NoData ||
           kind == Outcome::StorageFailed || kind == Outcome::Cancelled ||
           kind == Outcome::NotFound || kind == Outcome::HostNotFound;
}

/// A change that may have arrived is looked for first: whether it goes out again is not said.
bool triedAgainByItself(const ApiError &error, Place place)
{
    const Outcome kind = error.kind;
    const bool passes = kind == Outcome::Throttled || kind == Outcome::ServerError ||
                        kind == Outcome::HostNotFound || kind == Outcome::Unreachable ||
                        kind == Outcome::TimedOut || kind == Outcome::ConnectionLost;
    return passes && (place == Place::Reading || !error.maybeDelivered);
}

QString details(const ApiError &error)
{
    QStringList lines;
    if (error.httpStatus > 0)
        lines.append(tr("Status: %1").arg(error.httpStatus));
    if (!error.requestId.isEmpty())
        lines.append(tr("Request: %1").arg(isolatedLine(error.requestId)));
    if (!error.serverText.isEmpty())
        lines.append(tr("The server said: %1").arg(isolated(error.serverText)));
    if (!error.detail.isEmpty())
        lines.append(tr("Note: %1").arg(isolatedLine(error.detail)));
    return lines.join(u'\n');
}

} // namespace

Words present(const ApiError &error, const QString &serviceName, Place place)
{
    const QString service =
        serviceName.isEmpty() ? tr("The service") : isolatedLine(serviceName, 80);
    QString sentence = aboutStorage(error);
    if (!sentence.isEmpty() &&
        (error.kind == Outcome::StorageFailed || error.kind == Outcome::Conflict))
        return {sentence, details(error)};
    if (const QString rule = ruleInWords(error); error.isError() && !rule.isEmpty())
        return {rule, details(error)};
    if (error.kind == Outcome::Throttled)
        sentence = throttled(error, service);
    else
        sentence = answered(error, service, place);
    if (sentence.isEmpty())
        sentence = unanswered(error, service, place);
    if (const QString need = whatItNeeds(error); !need.isEmpty())
        sentence += u' ' + need;
    const bool finished =
        saysAllByItself(error.kind) &&
        (place == Place::SigningIn || error.kind == Outcome::StorageFailed || !error.isError());
    if (!finished)
        sentence += u' ' + keptAndNext(place, error, triedAgainByItself(error, place));
    return {sentence, details(error)};
}

} // namespace personae::errorpresenter
