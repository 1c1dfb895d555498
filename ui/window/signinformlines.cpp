// SPDX-License-Identifier: GPL-3.0-or-later
// The typed lines of the form: which there are for a service and a way, and their order.
#include "ui/profile/fieldwording.h"
#include "ui/window/providerchoice.h"
#include "ui/window/signinform.h"
#include "ui/window/signinline.h"
#include "ui/window/signinwording.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr int firstLineRow = 3; ///< below service, ways, provider

} // namespace

/// What the service declares for this way; identity and secret where it declares nothing.
QList<SignInFieldSpec> SignInForm::specs() const
{
    const ServiceInfo &info = service();
    QList<SignInFieldSpec> all = info.signInFields;
    if (all.isEmpty()) {
        SignInFieldSpec identity;
        identity.id = u"identity"_s;
        identity.wording = info.handleWording;
        identity.example = info.handleExample;
        SignInFieldSpec secret;
        secret.id = u"secret"_s;
        secret.secret = true;
        all = {identity, secret};
    }
    all.removeIf([this](const SignInFieldSpec &spec) {
        const bool noSecret = way() == SignInWay::Browser && spec.id == "secret"_L1;
        const bool otherWay = !spec.ways.isEmpty() && !spec.ways.contains(way());
        // Nobody has to say who they are where the browser or a key finds out.
        const bool learned = way() == SignInWay::Browser && spec.ways.isEmpty() &&
                             spec.id == "identity"_L1 && service().asksWhoIAm;
        return noSecret || otherWay || learned;
    });
    std::stable_sort(all.begin(), all.end(),
                     [](const SignInFieldSpec &a, const SignInFieldSpec &b) {
                         return !a.advanced && b.advanced;
                     });
    return all;
}

/// What was typed for one service is never offered to another; a password is no key.
QString SignInForm::typedKey(const SignInLine &line) const
{
    return m_linesOf + u'/' + line.spec().id + u'/' + line.label();
}

void SignInForm::keepTyped()
{
    for (const SignInLine *line : std::as_const(m_lines)) {
        if (line->isTyped())
            m_typed.insert(typedKey(*line), line->edit()->text());
        else
            m_typed.remove(typedKey(*line));
    }
}

void SignInForm::restoreTyped()
{
    for (const SignInLine *line : std::as_const(m_lines)) {
        const auto typed = m_typed.constFind(typedKey(*line));
        if (typed != m_typed.cend() && !line->edit()->isReadOnly())
            line->edit()->setText(*typed);
    }
}

void SignInForm::rebuildLines()
{
    keepTyped();
    m_help = nullptr;
    const QWidget *focus = window()->focusWidget();
    bool focusGone = false;
    for (SignInLine *line : std::exchange(m_lines, {})) {
        focusGone = focusGone || (focus && line->isAncestorOf(focus));
        m_form->removeRow(line);
    }
    m_linesOf = service().id;
    for (const SignInFieldSpec &spec : specs()) {
        const bool unnamed = spec.wording.isEmpty();
        addLine(spec, unnamed && spec.id == "secret"_L1 ? SignInWording::secret(way())
                      : spec.wording == service().handleWording && spec.id == "identity"_L1 &&
                              service().signInFields.isEmpty()
                          ? FieldWording::handle(spec.wording)
                          : SignInWording::field(spec));
    }
    const bool advanced = std::any_of(m_lines.cbegin(), m_lines.cend(),
                                      [](const SignInLine *line) { return line->spec().advanced; });
    m_form->setRowVisible(m_advanced, advanced);
    showAdvanced(m_advanced->isChecked());
    fillFromExisting();
    restoreTyped();
    orderTabs();
    refreshHelp();
    if (focusGone)
        focusFirst();
}

void SignInForm::addLine(const SignInFieldSpec &spec, const QString &label)
{
    const FieldSpec *field = asked(spec.id);
    const bool isPassword = way() == SignInWay::Password || way() == SignInWay::NewAccount;
    const bool words = spec.id == "identity"_L1 || (spec.id == "secret"_L1 && isPassword) ||
                       (field && field->shape == FieldShape::Line);
    auto *line = new SignInLine(
        spec, label, words ? pastecleaner::Kind::Words : pastecleaner::Kind::Token, m_theme, this);
    if (field && spec.example.isEmpty())
        line->setHint(SignInWording::lengths(field->limit));
    if (spec.id == "identity"_L1)
        addIdentityHelp(*line);
    // The advanced ones stand below their button.
    const int row = firstLineRow + static_cast<int>(m_lines.size()) + (spec.advanced ? 1 : 0);
    m_form->insertRow(row, makeLabel(label, line->edit()), line);
    m_lines.append(line);
    connect(line, &SignInLine::returnPressed, this, &SignInForm::submitted);
    connect(line, &SignInLine::edited, this, &SignInForm::clearGeneral);
    line->show();
}

void SignInForm::addIdentityHelp(SignInLine &line)
{
    m_help = new IdentityHelp(m_port, line.edit(), m_theme, &line);
    line.setHelp(m_help);
    connect(&line, &SignInLine::edited, this, &SignInForm::refreshHelp);
    connect(m_help, &IdentityHelp::chosen, &line, [this, &line](const QString &handle) {
        line.edit()->setText(handle);
        const SignInLine *secret = this->line(u"secret"_s);
        (secret ? secret : &line)->edit()->setFocus(Qt::OtherFocusReason);
    });
}

void SignInForm::fillFromExisting()
{
    if (m_existing.id.isNull())
        return;
    for (SignInLine *line : std::as_const(m_lines)) {
        const QString &id = line->spec().id;
        if (m_existing.settings.contains(id) && !line->isTyped())
            line->setStart(m_existing.settings.value(id));
        if (id != "identity"_L1 || !identityIsGiven())
            continue;
        line->setStart(m_existing.handle);
        line->setReadOnly(true);
        line->edit()->setFocusPolicy(Qt::ClickFocus);
        m_help->hide();
    }
}

void SignInForm::showAdvanced(bool shown)
{
    m_advanced->setIcon(m_theme.icon(shown ? u"up"_s : u"down"_s, Theme::Token::Accent));
    m_advanced->setAccessibleDescription(shown ? tr("Further fields are shown below.")
                                               : tr("Shows further fields."));
    for (SignInLine *line : std::as_const(m_lines)) {
        if (line->spec().advanced)
            m_form->setRowVisible(line, shown);
    }
}

/// Lines made later stand where they are shown, also for Tab.
void SignInForm::orderTabs()
{
    QList<QWidget *> order{m_service};
    for (QAbstractButton *button : m_wayGroup->buttons())
        order.append(button);
    order.append(m_provider->stops());
    bool advanced = false;
    for (const SignInLine *line : std::as_const(m_lines)) {
        if (line->spec().advanced && !std::exchange(advanced, true))
            order.append(m_advanced);
        order.append(line->edit());
        if (line->showButton())
            order.append(line->showButton());
    }
    order.append(m_stay);
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order.at(i - 1), order.at(i));
}

} // namespace personae
