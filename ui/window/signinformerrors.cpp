// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong in the form: before it is sent, and what the service said.
#include "models/form/fieldrules.h"
#include "models/values/foreigntext.h"
#include "ui/profile/fieldwording.h"
#include "ui/theme/errorpresenter.h"
#include "ui/window/providerchoice.h"
#include "ui/window/signinform.h"
#include "ui/window/signinline.h"
#include "ui/window/signinwording.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace personae {

/// What the call that makes an account says about this line; null: nothing.
const FieldSpec *SignInForm::asked(const QString &id) const
{
    const CallSpec *call = way() == SignInWay::NewAccount && !service().newAccountCall.isEmpty()
                               ? service().call(service().newAccountCall)
                               : nullptr;
    if (!call)
        return nullptr;
    const auto it = std::find_if(call->asks.cbegin(), call->asks.cend(),
                                 [&id](const FieldSpec &field) { return field.key == id; });
    return it == call->asks.cend() ? nullptr : &*it;
}

QString SignInForm::objectionTo(const SignInLine &line) const
{
    const QString &id = line.spec().id;
    if (m_help && id == "identity"_L1 && !identityIsGiven()) {
        const bool left = line.text().isEmpty() && !line.spec().required;
        if (!left && !m_help->objection().isEmpty())
            return m_help->objection();
    } else if (const QString objection = line.objection(); !objection.isEmpty()) {
        return objection;
    }
    const FieldSpec *field = asked(id);
    if (!field || line.text().isEmpty())
        return {};
    const QList<FieldIssue> issues = fieldrules::issuesOf(*field, line.text());
    return issues.isEmpty() ? QString() : FieldWording::issue(issues.constFirst());
}

bool SignInForm::check()
{
    clearErrors();
    if (way() == SignInWay::Browser && !service().browserProviders.isEmpty() &&
        !m_provider->check())
        return false;
    for (SignInLine *line : std::as_const(m_lines)) {
        const QString objection = objectionTo(*line);
        if (objection.isEmpty())
            continue;
        showAt(*line, objection);
        goTo(*line);
        return false;
    }
    return true;
}

void SignInForm::goTo(SignInLine &line)
{
    if (line.spec().advanced)
        m_advanced->setChecked(true);
    line.edit()->setFocus(Qt::OtherFocusReason);
    if (!line.edit()->isReadOnly())
        line.edit()->selectAll();
}

void SignInForm::showAt(SignInLine &line, const QString &sentence, const QString &details)
{
    if (m_help && line.spec().id == "identity"_L1 && !identityIsGiven())
        m_help->showError(sentence, details);
    else
        line.showError(sentence, details);
}

void SignInForm::clearErrors()
{
    for (SignInLine *line : std::as_const(m_lines))
        line->showHint();
    refreshHelp();
}

QString SignInForm::saidOfMade() const
{
    if (m_made == Made::Yes)
        return SignInWording::accountMade(isolatedLine(service().displayName, 60));
    return m_made == Made::Maybe ? SignInWording::maybeMade() : QString();
}

/// Nothing, or that the account is there already.
void SignInForm::clearGeneral()
{
    m_general->showHint(saidOfMade());
}

void SignInForm::sayMaybeMade()
{
    m_made = Made::Maybe;
    signInInstead();
    showGeneral(SignInWording::stopped(), {});
}

void SignInForm::showGeneral(const QString &sentence, const QString &details)
{
    // What came last stands first, but for an account that is known to be there.
    QStringList said{sentence, saidOfMade()};
    if (m_made == Made::Yes)
        said.swapItemsAt(0, 1);
    said.removeAll(QString());
    m_general->showError(said.join(u' '), details);
    focusFirst();
}

void SignInForm::showError(const ApiError &error, SignInField field)
{
    auto words = errorpresenter::present(error, serviceName(), errorpresenter::Place::SigningIn);
    if (way() == SignInWay::NewAccount) {
        const QString own = SignInWording::notMade(error, isolatedLine(service().displayName, 60));
        words.sentence = own.isEmpty() ? words.sentence : own;
        if (error.maybeDelivered) {
            m_made = Made::Maybe;
            signInInstead();
        }
    }
    if (field == SignInField::Setting) {
        showSettingIssues(error, words.sentence, words.details);
        return;
    }
    const QString id = field == SignInField::Secret     ? u"secret"_s
                       : field == SignInField::AppKey   ? u"appKey"_s
                       : field == SignInField::Identity ? u"identity"_s
                                                        : QString();
    SignInLine *where = line(id);
    if (where && field == SignInField::Identity && identityIsGiven())
        where = nullptr; // it cannot be mended here
    if (!where) {
        showGeneral(words.sentence, words.details);
        return;
    }
    showAt(*where, words.sentence, words.details);
    goTo(*where);
}

void SignInForm::showSettingIssues(const ApiError &error, const QString &sentence,
                                   const QString &details)
{
    SignInLine *first = nullptr;
    for (SignInLine *one : std::as_const(m_lines)) {
        const auto texts = error.fieldIssues.constFind(one->spec().id);
        if (texts == error.fieldIssues.cend())
            continue;
        const QString own = SignInWording::settingProblem(error.detail);
        showAt(*one,
               !texts->isEmpty() ? isolatedLine(texts->join(u' '), 200)
               : own.isEmpty()   ? sentence
                                 : own,
               details);
        if (!first)
            first = one;
    }
    if (first)
        goTo(*first);
    else
        showGeneral(sentence, details);
}

} // namespace personae
