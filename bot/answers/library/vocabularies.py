# SPDX-License-Identifier: AGPL-3.0-or-later
"""Closed lists of words that a service sheet may use.

Categories, arguments and life events are those of the national model for municipal web sites
("Modello Comuni" of Designers Italia, `design-comuni-wordpress-theme`, 29 April 2026), so that a sheet can
travel to the municipality's site and back. The model's "Espatri oper lavoro" is spelt rightly here.
"""

from datetime import timedelta

GRACE = timedelta(days=90)
"""How long after its review day a text is only warned about; then `sportello check` fails."""
FACETS = (
    "cos-e",
    "chi",
    "come",
    "documenti",
    "costi",
    "tempi",
    "dove",
    "contatti",
    "esito",
    "problema",
    "novita",
)
"""What a resident wants to know of a service, in the order of the national service sheet."""
STATES = ("planned", "open", "full", "paused", "closed")
"""What the status of a service may be."""
PROCEDURES = ("competitive", "ordinary")
"""Whether requests stand in a ranking (L. 241/1990, art. 10-bis, has no notice there), or each by itself."""
WAYS = ("desk", "pec", "online")
"""How a preliminary request becomes a valid application (CAD, d.lgs. 82/2005, art. 65)."""

CATEGORIES = (
    "Agricoltura e pesca",
    "Ambiente",
    "Anagrafe e stato civile",
    "Appalti pubblici",
    "Autorizzazioni",
    "Catasto e urbanistica",
    "Cultura e tempo libero",
    "Educazione e formazione",
    "Giustizia e sicurezza pubblica",
    "Imprese e commercio",
    "Mobilità e trasporti",
    "Salute, benessere e assistenza",
    "Tributi, finanze e contravvenzioni",
    "Turismo",
    "Vita lavorativa",
)
ARGUMENTS = tuple(
    """Accesso all'informazione; Acqua; Agricoltura; Animale domestico; Aria; Assistenza agli invalidi;
    Assistenza sociale; Associazioni; Bilancio; Commercio all'ingrosso; Commercio al minuto;
    Commercio ambulante; Comunicazione istituzionale; Comunicazione politica; Concorsi; Covid-19; Elezioni;
    Estero; Energie rinnovabili; Foreste; Formazione professionale; Gemellaggi; Gestione rifiuti; Giustizia;
    Igiene pubblica; Immigrazione; Sport; Imposte; Imprese; Inquinamento; Integrazione sociale;
    Isolamento termico; Istruzione; Lavoro; Matrimonio; Mercato; Mobilità sostenibile; Morte; Nascita;
    Parcheggi; Patrimonio culturale; Pesca; Piano di sviluppo; Pista ciclabile; Politica commerciale; Polizia;
    Prodotti alimentari; Protezione civile; Residenza; Risposta alle emergenze; Sistema giuridico;
    Spazio Verde; Sviluppo sostenibile; Tassa sui servizi; Tempo libero; Trasparenza amministrativa;
    Trasporto pubblico; Turismo; Urbanizzazione; Viaggi; Zone pedonali; ZTL""".replace("\n    ", " ").split(
        "; "
    )
)
EVENTS = (
    "Iscrizione Scuola/Università e/o richiesta borsa di studio",
    "Invalidità",
    "Ricerca di lavoro, avvio nuovo lavoro, disoccupazione",
    "Pensionamento",
    "Richiesta o rinnovo patente",
    "Registrazione o possesso veicolo",
    "Accesso al trasporto pubblico",
    "Compravendita/affitto casa/edifici/terreni, costruzione o ristrutturazione casa/edificio",
    "Cambio di residenza o domicilio",
    "Espatrio per lavoro, studio o pensionamento",
    "Richiesta passaporto, visto e assistenza viaggi internazionali",
    "Nascita di un bambino, richiesta adozioni",
    "Matrimonio e/o cambio stato civile",
    "Morte ed eredità",
    "Prenotazione e disdetta visite/esami",
    "Denuncia crimini",
    "Dichiarazione dei redditi, versamento e riscossione tributi/imposte e contributi",
    "Accesso ai luoghi della cultura",
    "Possesso, cura, smarrimento animale da compagnia",
)
