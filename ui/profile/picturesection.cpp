// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/picturesection.h"

#include "models/values/foreigntext.h"
#include "ui/profile/fieldmark.h"
#include "ui/profile/fieldwording.h"
#include "ui/profile/labels.h"
#include "ui/profile/pictureaddressdialog.h"
#include "ui/profile/picturebutton.h"
#include "ui/profile/pictureintakeflow.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr int wantedEdge = 256; ///< device pixels asked for

QString slotName(PictureSlot slot, const QString &what)
{
    return ProfileForm::pictureKey(slot) + what;
}

} // namespace

PictureSection::PictureSection(const ProfilePageParts &parts, ProfileForm &form, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_form(&form)
    , m_flow(new PictureIntakeFlow(parts.desk, form, parts.theme, this))
{
    setObjectName(u"pictureSection"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    layout->addLayout(row);
    for (const PictureRule &rule : form.service().pictures)
        addSlot(rule, row);
    row->addStretch();
    for (const PictureRule &rule : form.service().pictures) {
        addLines(rule, m_slots[rule.slot]);
        connectSlot(rule.slot);
    }
    connect(m_flow, &PictureIntakeFlow::busyChanged, this, &PictureSection::refreshWork);
    connect(m_flow, &PictureIntakeFlow::problem, this,
            [this](PictureSlot slot, const QString &sentence) {
                QLabel *label = m_slots.value(slot).problem;
                label->setText(sentence.isEmpty() ? QString() : u"▲ "_s + sentence);
                label->setVisible(!sentence.isEmpty());
                nameButton(slot);
                if (!sentence.isEmpty())
                    Q_EMIT announced(sentence);
            });
    connect(&form, &ProfileForm::pictureChanged, this, &PictureSection::refreshSlot);
    connect(&form, &ProfileForm::changed, this, [this] {
        for (const PictureSlot slot : m_slots.keys())
            nameButton(slot); // what the server takes may have become known
    });
    connect(&form, &ProfileForm::proofChanged, this, [this](const QString &) { refresh(); });
    connect(&parts.sync, &SyncPort::uploadProgress, this, &PictureSection::showProgress);
    connect(&parts.pictures, &PictureStore::pictureReady, this, [this](const AccountId &account) {
        if (m_form && account == m_form->account())
            refresh();
    });
    refresh();
}

void PictureSection::addSlot(const PictureRule &rule, QHBoxLayout *row)
{
    Slot place;
    place.button = new PictureButton(rule, m_parts.theme, this);
    place.button->setObjectName(slotName(rule.slot, u"Button"_s));
    const bool wide = rule.aspect.width() > rule.aspect.height();
    row->addWidget(place.button, wide ? 100 : 0);
    m_slots.insert(rule.slot, place);
}

void PictureSection::addLines(const PictureRule &rule, Slot &place)
{
    auto *lines = static_cast<QVBoxLayout *>(layout());
    place.mark = labels::muted({}, m_parts.theme, this);
    place.mark->setObjectName(slotName(rule.slot, u"Mark"_s));
    place.problem = labels::muted({}, m_parts.theme, this);
    place.problem->setObjectName(slotName(rule.slot, u"Problem"_s));
    m_parts.theme.setTextColor(place.problem, Theme::Token::Bad);
    place.problem->hide();
    place.reason = labels::muted(
        tr("%1: this installation of %2 takes no pictures. You can still look at it.")
            .arg(FieldWording::picture(rule.slot), isolatedLine(m_form->service().displayName, 60)),
        m_parts.theme, this);
    place.reason->setObjectName(slotName(rule.slot, u"Reason"_s));
    place.reason->hide();
    place.work = new QWidget(this);
    place.word = labels::muted({}, m_parts.theme, place.work);
    place.bar = new QProgressBar(place.work);
    place.bar->setObjectName(slotName(rule.slot, u"Progress"_s));
    place.bar->setTextVisible(false);
    place.bar->setAccessibleName(tr("Upload of %1").arg(FieldWording::picture(rule.slot)));
    place.cancel = new QPushButton(tr("Cancel"), place.work);
    place.cancel->setObjectName(slotName(rule.slot, u"Cancel"_s));
    place.cancel->setAutoDefault(false);
    place.cancel->setAccessibleName(tr("Cancel: %1").arg(FieldWording::picture(rule.slot)));
    auto *work = new QHBoxLayout(place.work);
    work->setContentsMargins(0, 0, 0, 0);
    work->addWidget(place.word, 1);
    work->addWidget(place.bar, 1);
    work->addWidget(place.cancel);
    lines->addWidget(place.mark);
    lines->addWidget(place.problem);
    lines->addWidget(place.reason);
    lines->addWidget(place.work);
}

void PictureSection::connectSlot(PictureSlot slot)
{
    const Slot &place = m_slots[slot];
    connect(place.button, &PictureButton::clicked, this, [this, slot] { showMenu(slot); });
    connect(place.button, &PictureButton::dropped, m_flow, [this, slot](const QMimeData *mime) {
        if (isTaken(slot))
            m_flow->take(slot, mime);
    });
    connect(place.cancel, &QPushButton::clicked, this, [this, slot] { cancelWork(slot); });
}

void PictureSection::paste(const QMimeData *mime)
{
    if (m_slots.isEmpty() || !mime)
        return;
    PictureSlot target = m_slots.firstKey();
    for (auto it = m_slots.cbegin(); it != m_slots.cend(); ++it) {
        if (it->button->hasFocus())
            target = it.key();
    }
    if (isTaken(target))
        m_flow->take(target, mime);
    else
        Q_EMIT announced(m_slots.value(target).reason->text());
}

void PictureSection::refresh()
{
    for (const PictureSlot slot : m_slots.keys())
        refreshSlot(slot);
}

void PictureSection::refreshSlot(PictureSlot slot)
{
    if (!m_form || !m_slots.contains(slot))
        return;
    refreshPicture(slot);
    refreshWork(slot);
    const FieldMark mark = FieldMarks::ofPicture(*m_form, slot);
    const Slot &place = m_slots[slot];
    const QString text = mark.words.isEmpty()
                             ? QString()
                             : tr("%1 %2: %3", "sign, picture, state")
                                   .arg(mark.sign, FieldWording::picture(slot), mark.words);
    place.mark->setText(text);
    place.mark->setVisible(!text.isEmpty());
    m_parts.theme.setTextColor(place.mark, FieldMarks::colour(mark.kind));
    place.button->setMarked(FieldMarks::look(mark.kind) == Theme::FieldLook::Changed);
    nameButton(slot);
}

void PictureSection::refreshPicture(PictureSlot slot)
{
    Slot &place = m_slots[slot];
    const Profile &profile = m_form->base().profile;
    place.button->setPerson(profile.name(), profile.handle, profile.kind);
    const auto edit = m_form->picture(slot);
    const auto sent = m_form->submittedPicture(slot);
    const QString id = profile.picture(slot);
    QImage image = edit ? edit->preview : sent ? sent->preview : QImage();
    if (image.isNull() && !id.isEmpty())
        image = m_parts.pictures.picture(m_form->account(), id,
                                         static_cast<int>(wantedEdge * devicePixelRatioF()));
    // The picture of before stays until its successor is here.
    if (image.isNull() && !id.isEmpty())
        image = place.shown;
    place.shown = image;
    place.button->setPicture(image);
}

void PictureSection::refreshWork(PictureSlot slot)
{
    const Slot &place = m_slots[slot];
    const bool reading = m_flow->isBusy(slot);
    const auto delivery =
        m_form ? m_form->delivery(ProfileForm::pictureKey(slot)) : ProfileForm::Delivery{};
    const bool sending = delivery.entry != 0 && delivery.state == OutboxState::Sending;
    const bool waiting = delivery.entry != 0 && (delivery.state == OutboxState::Queued ||
                                                 delivery.state == OutboxState::Waiting);
    place.work->setVisible(reading || sending || waiting);
    place.word->setVisible(reading);
    place.word->setText(tr("Reading the picture…"));
    place.bar->setVisible(!reading && sending);
    const auto progress = m_progress.value(delivery.entry);
    place.bar->setMaximum(progress.second > 0 ? 1000 : 0);
    if (progress.second > 0)
        place.bar->setValue(static_cast<int>(progress.first * 1000 / progress.second));
}

void PictureSection::showProgress(qint64 entry, qint64 sent, qint64 total)
{
    if (!m_form)
        return;
    m_progress.insert(entry, {sent, total});
    for (const PictureSlot slot : m_slots.keys()) {
        if (m_form->delivery(ProfileForm::pictureKey(slot)).entry == entry)
            refreshWork(slot);
    }
}

void PictureSection::cancelWork(PictureSlot slot)
{
    if (m_flow->isBusy(slot)) {
        m_flow->cancel(slot);
        m_slots.value(slot).button->setFocus();
        return;
    }
    const auto delivery = m_form->delivery(ProfileForm::pictureKey(slot));
    if (delivery.state == OutboxState::Sending)
        m_parts.sync.abort(delivery.entry);
    else if (delivery.entry != 0)
        m_parts.outbox.cancel(delivery.entry);
}

void PictureSection::showMenu(PictureSlot slot)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"pictureMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Choose a file…")), &QAction::triggered, m_flow,
            [this, slot] { m_flow->askForFile(slot); });
    if (m_form->service().picture(slot)->fromAddress) {
        QAction *address = menu->addAction(tr("From a web address…"));
        address->setObjectName(u"pictureFromAddress"_s);
        connect(address, &QAction::triggered, this, [this, slot] { askForAddress(slot); });
    }
    connect(menu->addAction(tr("Paste")), &QAction::triggered, m_flow,
            [this, slot] { m_flow->take(slot, QGuiApplication::clipboard()->mimeData()); });
    QAction *adjust = menu->addAction(tr("Change the frame…"));
    adjust->setEnabled(m_form->picture(slot) && m_form->picture(slot)->address.isEmpty());
    connect(adjust, &QAction::triggered, m_flow, [this, slot] { m_flow->adjust(slot); });
    menu->addSeparator();
    QAction *revert = menu->addAction(tr("Revert"));
    revert->setEnabled(m_form->picture(slot).has_value());
    connect(revert, &QAction::triggered, m_form.data(),
            [form = m_form, slot] { form->revertPicture(slot); });
    const PictureButton *button = m_slots.value(slot).button;
    menu->popup(button->mapToGlobal(QPoint(0, button->height())));
}

void PictureSection::askForAddress(PictureSlot slot)
{
    auto *dialog = new PictureAddressDialog(FieldWording::picture(slot),
                                            m_form->service().displayName, m_parts.theme, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PictureAddressDialog::chosen, this, [this, slot](const QString &address) {
        if (m_form)
            m_parts.desk.chooseAddress(m_form->account(), slot, address);
    });
    dialog->open();
}

bool PictureSection::isTaken(PictureSlot slot) const
{
    const PictureRule *rule = m_form ? m_form->service().picture(slot) : nullptr;
    return rule &&
           (rule->capability.isEmpty() || m_form->server().can.value(rule->capability, true));
}

void PictureSection::nameButton(PictureSlot slot)
{
    const Slot &place = m_slots[slot];
    const bool taken = isTaken(slot);
    place.button->setEnabled(taken);
    place.reason->setVisible(!taken);
    const FieldMark mark = m_form ? FieldMarks::ofPicture(*m_form, slot) : FieldMark{};
    QString name = FieldWording::picture(slot);
    QSize size = place.shown.size();
    if (const auto edit = m_form ? m_form->picture(slot) : std::nullopt;
        edit && !edit->recipe.crop.isEmpty())
        size = edit->recipe.crop.size().toSize().boundedTo(
            m_form->service().picture(slot)->maximumPixels);
    if (place.shown.isNull())
        name = tr("%1, none").arg(name);
    else
        name = tr("%1, %2 by %3").arg(name).arg(size.width()).arg(size.height());
    if (!mark.words.isEmpty())
        name = tr("%1, %2", "picture, state").arg(name, mark.words);
    place.button->setAccessibleName(taken ? tr("%1. Activate to edit").arg(name) : name);
    place.button->setAccessibleDescription(taken ? place.problem->text().mid(2)
                                                 : place.reason->text());
    place.button->setToolTip(FieldWording::picture(slot));
}

} // namespace personae
